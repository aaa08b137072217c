import * as z from 'zod';

/** `+`, the country, the number: 2 to 15 digits. Source: https://www.itu.int/rec/T-REC-E.164 */
export const E164 = /^\+[1-9]\d{1,14}$/;

/** The same of what a sender tells, which may be a part of a number: none that is whole is shorter. */
export const WHOLE_E164 = /^\+[1-9]\d{6,14}$/;

/** A number as Google's API takes it. */
export const phoneNumber = z.string().regex(E164, 'must be an E.164 number');
