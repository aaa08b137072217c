import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import protobuf from 'protobufjs';

const PROTOS = '@google-cloud/recaptcha-enterprise/build/protos';
const PACKAGE = 'google.cloud.recaptchaenterprise.v1';

const { resolve } = createRequire(import.meta.url);
const root = protobuf.Root.fromJSON(
  JSON.parse(readFileSync(resolve(`${PROTOS}/protos.json`), 'utf8')),
);
root.resolveAll();

/** The source of the protos, where fields are spelled in snake_case. */
export function protoSource(): string {
  return readFileSync(
    resolve(`${PROTOS}/google/cloud/recaptchaenterprise/v1/recaptchaenterprise.proto`),
    'utf8',
  );
}

/** A message of the API's v1 by its name, as Google's own client package has it. */
export function protoMessage(name: string): protobuf.Type {
  return root.lookupType(`${PACKAGE}.${name}`);
}

/** Names and numbers of an enum of v1. */
export function protoEnum(name: string): Readonly<Record<string, number>> {
  return root.lookupEnum(`${PACKAGE}.${name}`).values;
}

/** The type of a field; messages and enums by their names inside v1. */
export function protoTypeName(field: protobuf.Field): string {
  const full = field.resolvedType?.fullName.slice(1) ?? field.type;
  return full.startsWith(`${PACKAGE}.`) ? full.slice(PACKAGE.length + 1) : full;
}
