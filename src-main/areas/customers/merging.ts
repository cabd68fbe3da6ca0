import type { CustomerId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { Handlers } from '../context.ts';
import type { customersContract } from './contract.ts';
import { duplicatesOf, sidesOf, type DuplicateSide } from './store/duplicates.ts';
import { membersOf } from './store/group.ts';
import {
  heldTogether,
  insertMerge,
  mergeCustomers,
  mergesOf,
  plannedMove,
  sameNumbers,
  statusOf,
  undoMerge,
} from './store/merge.ts';
import { findCustomer, findCustomerByCode, refreshSearchText } from './store.ts';

const severity = { open: 0, watch: 1, hold: 2 } as const;

type Own = 'customers.duplicates' | 'customers.mergePreview' | 'customers.merge' | 'customers.undoMerge' | 'customers.keepApart' | 'customers.merges'; // prettier-ignore

/** Two files of one company: found, laid side by side, made one, taken apart again. */
export const mergeProcedures: Pick<Handlers<typeof customersContract>, Own> = {
  'customers.duplicates': ({ db }, { customerId, offset, limit }) => {
    const pairs = duplicatesOf(db).filter(
      ({ a, b }) => customerId === undefined || a === customerId || b === customerId,
    );
    const shown = pairs.slice(offset, offset + limit);
    const sides = sidesOf(db, [...new Set(shown.flatMap(({ a, b }) => [a, b]))]);
    return ok({
      rows: shown.map(({ a, b, reasons }) => ({ reasons: [...reasons], a: sideOf(sides, a), b: sideOf(sides, b) })),
      total: pairs.length,
    });
  },

  'customers.mergePreview': ({ db }, pair) => {
    const sound = soundPair(db, pair);
    if (!sound.ok) return sound;
    const sides = sidesOf(db, [pair.keptId, pair.mergedId]);
    const { moved, left } = plannedMove(db, pair);
    return ok({
      kept: sideOf(sides, pair.keptId),
      merged: sideOf(sides, pair.mergedId),
      moved: Object.entries(moved).map(([table, rows]) => ({ table, count: rows.length })),
      left: Object.entries(left).map(([table, count]) => ({ table, count })),
      sameNumbers: sameNumbers(db, pair),
    });
  },

  'customers.merge': ({ db, recordedAt, actor, audit }, { reason, ...pair }) => {
    const sound = soundPair(db, pair);
    if (!sound.ok) return sound;
    const { kept, merged } = sound.value;
    const numbers = sameNumbers(db, pair);
    if (numbers.length > 0) return refuse('merge_same_numbers', { numbers: numbers.slice(0, 10).join(', ') });
    // A group has no floors: who has members of its own, or gets them, cannot stand under another head.
    const gains = membersOf(db, merged.id).some(({ id }) => id !== kept.id);
    if (gains && kept.parentId !== null && kept.parentId !== merged.id)
      return refuse('merge_group_conflict', { kept: kept.name, merged: merged.name });
    // A hold must not vanish because the other file has an older word of its own.
    const [keptStatus, mergedStatus] = [statusOf(db, kept.id), statusOf(db, merged.id)];
    if (keptStatus !== null && severity[mergedStatus ?? 'open'] > severity[keptStatus])
      return refuse('merge_status_stricter', { kept: kept.name, merged: merged.name });
    const { mergeId, moved } = mergeCustomers(db, pair, { reason, actor, recordedAt });
    refreshSearchText(db, kept.id);
    const counts = Object.fromEntries(Object.entries(moved.moved).map(([table, rows]) => [table, rows.length]));
    audit({ entity: 'customerMerge', id: mergeId, moved: counts });
    audit({ entity: 'customer', id: kept.id, mergedName: merged.name, mergedCode: merged.code, reason });
    audit({ entity: 'customer', id: merged.id, keptName: kept.name, keptCode: kept.code, reason });
    return ok({ mergeId });
  },

  'customers.undoMerge': ({ db, recordedAt, audit }, { mergeId }) => {
    const merge = mergesOf(db).find((each) => each.mergeId === mergeId);
    if (!merge) return refuse('merge_not_found');
    if (merge.undoneAt !== null) return refuse('merge_undone');
    const kept = findCustomer(db, merge.keptId);
    if (merge.moved !== null) {
      if (!kept) return refuse('merge_kept_gone');
      const code = sidesOf(db, [merge.mergedId]).get(merge.mergedId)?.code ?? '';
      const holder = findCustomerByCode(db, code);
      if (holder) return refuse('customer_code_taken', { code, name: holder.name });
      const held = heldTogether(db, merge);
      if (held.length > 0) return refuse('merge_in_use', { records: held.join(', ') });
    }
    undoMerge(db, merge, recordedAt);
    refreshSearchText(db, merge.keptId);
    audit({ entity: 'customerMerge', id: mergeId, undone: true });
    audit({ entity: 'customer', id: merge.keptId, undone: findCustomer(db, merge.mergedId)?.name ?? '' });
    audit({ entity: 'customer', id: merge.mergedId, undone: kept?.name ?? '' });
    return ok(null);
  },

  'customers.keepApart': ({ db, recordedAt, actor, audit }, { reason, ...pair }) => {
    const sound = soundPair(db, pair);
    if (!sound.ok) return sound;
    const mergeId = insertMerge(db, pair, { apart: true }, { reason, actor, recordedAt });
    const { kept, merged } = sound.value;
    audit({ entity: 'customer', id: kept.id, otherName: merged.name, reason });
    audit({ entity: 'customer', id: merged.id, otherName: kept.name, reason });
    return ok({ mergeId });
  },

  'customers.merges': ({ db }) => {
    const standing = mergesOf(db).filter(({ undoneAt }) => undoneAt === null);
    const sides = sidesOf(db, [...new Set(standing.flatMap(({ keptId, mergedId }) => [keptId, mergedId]))]);
    const named = (id: CustomerId) => {
      const { code, name } = sideOf(sides, id);
      return { id, code, name };
    };
    return ok({
      rows: standing.map(({ mergeId, keptId, mergedId, reason, actor, at, moved }) => ({
        mergeId,
        kept: named(keptId),
        merged: named(mergedId),
        reason,
        actor,
        at,
        apart: moved === null,
        moved: Object.entries(moved?.moved ?? {}).map(([table, rows]) => ({ table, count: rows.length })),
      })),
    });
  },
};

function soundPair(db: ReadDb, { keptId, mergedId }: { readonly keptId: CustomerId; readonly mergedId: CustomerId }) {
  const [kept, merged] = [findCustomer(db, keptId), findCustomer(db, mergedId)];
  if (!kept || !merged) return refuse('customer_not_found');
  if (keptId === mergedId) return refuse('merge_with_itself', { name: kept.name });
  return ok({ kept, merged }) satisfies Result<unknown>;
}

function sideOf(sides: ReadonlyMap<CustomerId, DuplicateSide>, id: CustomerId): DuplicateSide {
  const side = sides.get(id);
  if (!side) throw new Error('both sides of a pair are on record');
  return side;
}
