import type { CaseId, CustomerId, DueItemId, Id } from '../../kernel/ids.ts';
import { sumMinor } from '../../kernel/money.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { findItem } from '../ledger/store/find.ts';
import { listAgents } from '../securities/store/agents.ts';
import type { CaseKind, casesContract, CaseValues } from './contract.ts';
import { arbitrationContracts } from './register.ts';
import { isClaim, parentKinds } from './rules/stages.ts';
import { takenItems } from './store/figures.ts';
import { caseItemRows, caseRows, type CaseRow } from './store/rows.ts';
import { insertCase, insertCaseItem, updateCase } from './store/write.ts';

export const ALWAYS = '9999-12-31' as CaseRow['openedOn'];

export function findCase(db: ReadDb, caseId: CaseId): CaseRow | undefined {
  return caseRows(db, { asOf: ALWAYS, caseId })[0];
}

export const opening: Pick<Handlers<typeof casesContract>, 'cases.open' | 'cases.change'> = {
  'cases.open': (ctx, { items: asked, claimMinor, ...input }) => {
    const { db, recordedAt } = ctx;
    const { customerId, kind, parentId, openedOn } = input;
    const customer = findCustomer(db, customerId);
    if (customer === null) return refuse('customer_not_found');
    if (openedOn > ctx.today) return refuse('case_day_in_future', { today: ctx.today });
    const parent = parentId === null ? null : findCase(db, parentId);
    if (parent === undefined || (parent !== null && !fits(parent, customerId, kind)))
      return refuse('case_parent_not_possible');
    // Under another case its debts are those of the other.
    const items = asked.length > 0 || parent === null ? asked : itemsOf(db, parent.caseId);
    const checked = checkItems(ctx, customerId, items, { checkOpen: parent === null });
    if (!checked.ok) return checked;
    if (isClaim(kind)) {
      const taken = takenItems(db, items.map(({ dueItemId }) => dueItemId)).filter(({ caseId }) => caseId !== parentId); // prettier-ignore
      if (taken[0] !== undefined) return refuse('case_item_taken', { number: taken[0].number });
    }
    const agent = checkAgent(db, { kind, agentId: input.agentId, values: input.values });
    if (!agent.ok) return agent;
    const arbitrated = input.values.agreement !== '' || arbitrationContracts(db, { asOf: openedOn }, customerId).length > 0; // prettier-ignore
    if (kind === 'arbitration' && !arbitrated) return refuse('case_arbitration_not_agreed');
    const opened = { ...input, currency: checked.value, claimMinor: claimMinor ?? sumMinor(items.map(({ amountMinor }) => amountMinor)) }; // prettier-ignore
    const caseId = insertCase(db, opened, ctx);
    for (const item of items) insertCaseItem(db, caseId, item, recordedAt);
    ctx.audit({ entity: 'legalCase', id: caseId, customerId, after: { ...told(opened), items: items.length } });
    return ok({ caseId });
  },

  'cases.change': (ctx, { caseId, ...given }) => {
    const before = findCase(ctx.db, caseId);
    if (before === undefined) return refuse('case_not_found');
    const after = {
      number: given.number ?? before.number,
      title: given.title ?? before.title,
      forum: given.forum ?? before.forum,
      claimMinor: given.claimMinor ?? before.claimMinor,
      agentId: given.agentId === undefined ? before.agentId : given.agentId,
      values: given.values ?? before.values,
      note: given.note ?? before.note,
    };
    const agent = checkAgent(ctx.db, { kind: before.kind, ...after });
    if (!agent.ok) return agent;
    updateCase(ctx.db, caseId, {
      number: after.number,
      title: after.title,
      forum: after.forum,
      claim_minor: after.claimMinor,
      agent_id: after.agentId,
      values_json: JSON.stringify(after.values),
      note: after.note,
    });
    ctx.audit({ entity: 'legalCase', id: caseId, customerId: before.customerId, before: told(before), after: told(after) });
    return ok(null);
  }, // prettier-ignore
};

/** What the audit tells of a case, in plain fields. */
function told(of: {
  readonly number: string;
  readonly title: string;
  readonly forum: string;
  readonly claimMinor: number;
  readonly agentId: number | null;
  readonly values: CaseValues;
  readonly note: string;
  readonly kind?: CaseKind;
  readonly openedOn?: string;
}) {
  const { number, title, forum, claimMinor, agentId, note, kind, openedOn, values } = of;
  return { kind, openedOn, number, title, forum, claimMinor, agentId, note, ...values };
}

function fits(parent: CaseRow, customerId: CustomerId, kind: CaseKind): boolean {
  return parent.customerId === customerId && parentKinds[kind].includes(parent.kind);
}

function itemsOf(db: ReadDb, caseId: CaseId): { dueItemId: DueItemId; amountMinor: number }[] {
  return caseItemRows(db, { asOf: ALWAYS, caseId }).map(({ dueItemId, amountMinor }) => ({ dueItemId, amountMinor }));
}

type ItemProblem =
  'case_items_missing' | 'item_not_found' | 'customer_mismatch' | 'currency_mismatch' | 'case_amount_exceeds_open';

/** The one currency of the debts. Those of a parent may have been paid in part meanwhile. */
function checkItems(
  { db }: CommandContext,
  customerId: CustomerId,
  items: readonly { readonly dueItemId: DueItemId; readonly amountMinor: number }[],
  { checkOpen }: { readonly checkOpen: boolean },
): Result<CaseRow['currency'], ItemProblem> {
  let found: CaseRow['currency'] | null = null;
  for (const { dueItemId, amountMinor } of items) {
    const item = findItem(db, dueItemId);
    if (item === undefined) return refuse('item_not_found');
    if (item.customer_id !== customerId) return refuse('customer_mismatch');
    if (found !== null && item.currency !== found) return refuse('currency_mismatch');
    if (checkOpen && amountMinor > item.open_minor)
      return refuse('case_amount_exceeds_open', { openMinor: item.open_minor, currency: item.currency });
    found = item.currency;
  }
  return found === null ? refuse('case_items_missing') : ok(found);
}

/** A lawyer's letter comes from a law firm; nothing is handed to a collecting agency (domain.md §14, §10.6). */
function checkAgent(
  db: ReadDb,
  about: { readonly kind: CaseKind; readonly agentId: Id<'serviceAgent'> | null; readonly values: CaseValues },
): Result<null, 'agent_not_found' | 'case_law_firm_needed' | 'case_agent_not_allowed'> {
  const { kind, agentId, values } = about;
  const agent = agentId === null ? null : listAgents(db).find((one) => one.agentId === agentId);
  if (agent === undefined) return refuse('agent_not_found');
  if (kind === 'lawyer_letter' && (agent === null ? values.agentName === '' : agent.kind !== 'law_firm'))
    return refuse('case_law_firm_needed');
  if (
    kind === 'outsourced' &&
    (agent === null ? values.agentName === '' : agent.kind !== 'law_firm' && agent.kind !== 'factor')
  )
    // prettier-ignore
    return refuse('case_agent_not_allowed');
  return ok(null);
}
