import * as z from 'zod';

/** Source of the shape: https://firebase.google.com/docs/reference/firestore/indexes */
export const indexFile = z.strictObject({
  indexes: z.tuple([]),
  fieldOverrides: z.array(
    z.strictObject({
      collectionGroup: z.string().regex(/^\w+$/),
      fieldPath: z.string().regex(/^\w+$/),
      ttl: z.boolean().optional(),
      indexes: z.array(
        z.strictObject({
          order: z.enum(['ASCENDING', 'DESCENDING']),
          queryScope: z.literal('COLLECTION'),
        }),
      ),
    }),
  ),
});

/**
 * The gcloud commands that apply an index file to a database, each harmless to repeat. Only a field
 * with a TTL policy is waited for, because it is changed twice.
 */
export function gcloudCommands(file: unknown, database: string): string[] {
  return indexFile
    .parse(file)
    .fieldOverrides.flatMap(({ collectionGroup, fieldPath, ttl, indexes }) => {
      const field = `${fieldPath} --collection-group=${collectionGroup} --database='${database}'`;
      const orders = indexes.map(({ order }) => `--index=order=${order.toLowerCase()}`);
      const wanted = orders.length > 0 ? orders.join(' ') : '--disable-indexes';
      const update = `gcloud firestore indexes fields update ${field} ${wanted} --quiet`;
      return ttl
        ? [update, `gcloud firestore fields ttls update ${field} --enable-ttl --async --quiet`]
        : [`${update} --async`];
    });
}
