import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import type { Pack, PackFile } from './contract.ts';

export type PackId = Id<'evidencePack'>;

interface Manifest {
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly claimMinor: number;
  readonly folder: string;
  readonly files: readonly PackFile[];
}

export function packsOf(db: ReadDb, asked: { readonly customerId?: CustomerId; readonly packId?: PackId }): Pack[] {
  let rows = q
    .selectFrom('evidence_pack as p')
    .innerJoin('customer as c', 'c.id', 'p.customer_id')
    .selectAll('p')
    .select('c.name as customer_name')
    .orderBy('p.id', 'desc');
  if (asked.customerId !== undefined) rows = rows.where('p.customer_id', '=', asked.customerId);
  if (asked.packId !== undefined) rows = rows.where('p.id', '=', asked.packId);
  return db.all(rows).map((row) => {
    const manifest = JSON.parse(row.manifest_json) as Manifest;
    return {
      packId: row.id,
      customerId: row.customer_id,
      customerName: row.customer_name,
      asOf: row.as_of,
      ...manifest,
      files: [...manifest.files],
      sha256: row.sha256,
      note: row.note,
      actor: row.actor,
      recordedAt: row.recorded_at,
    };
  });
}

export function insertPack(
  db: WriteDb,
  pack: Manifest & {
    readonly customerId: CustomerId;
    readonly asOf: Day;
    readonly sha256: string;
    readonly note: string;
  },
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): PackId {
  const { number, currency, claimMinor, folder, files } = pack;
  return db.run(
    q.insertInto('evidence_pack').values({
      customer_id: pack.customerId,
      as_of: pack.asOf,
      manifest_json: JSON.stringify({ number, currency, claimMinor, folder, files } satisfies Manifest),
      sha256: pack.sha256,
      note: pack.note,
      actor,
      recorded_at: recordedAt,
    }),
  ).lastId as PackId;
}
