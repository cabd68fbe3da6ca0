import { addDays } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import { identityChangesSince } from '../../customers/store.ts';
import { fraudFinding, identityFinding, observedLevel, publicRecordFinding } from '../rules/marks.ts';
import { factOf } from '../rules/danger.ts';
import type { Found, Scan } from '../scan.ts';
import { fraudChecks, publicRecords } from '../store/claims.ts';
import { standingTicks } from '../store/ticks.ts';

/** What changed in the identity of customers. */
export function* identity(scan: Scan): Iterable<Found> {
  const { danger } = scan.settings;
  const changes = identityChangesSince(scan.db, scan.point, addDays(scan.point.asOf, -danger.changedWithinDays));
  for (const [customerId, own] of grouped(changes)) {
    if (!scan.wants(customerId)) continue;
    const found = identityFinding(own, danger);
    if (found) {
      const { sinceOn, expiresOn, names } = found;
      yield { rule: 'identity_changed', customerId, sinceOn, expiresOn, names, finding: found };
    }
  }
}

/** Lawsuits, enforcement and insolvency as the public registers told them, and the marks of the fraud checklist. */
export function* publicMarks(scan: Scan): Iterable<Found> {
  for (const [customerId, records] of grouped(publicRecords(scan.db, scan.asked))) {
    const finding = publicRecordFinding(records);
    if (finding) yield { rule: 'public_record', customerId, sinceOn: finding.sinceOn, names: finding.names, finding };
  }
  for (const check of fraudChecks(scan.db, scan.asked)) {
    const finding = fraudFinding(check);
    if (finding) {
      const { customerId } = check;
      yield { rule: 'fraud_marks', customerId, sinceOn: finding.sinceOn, names: finding.names, finding };
    }
  }
}

/** What the clerk saw. */
export function* observations(scan: Scan): Iterable<Found> {
  for (const { tickId, customerId, code, evidence, source, actor, seenOn, expiresOn } of standingTicks(
    scan.db,
    scan.asked,
  ))
    yield {
      rule: 'observed',
      customerId,
      sinceOn: seenOn,
      expiresOn,
      names: [evidence],
      finding: { level: observedLevel(code), figures: [], fact: factOf([tickId]) },
      about: { tick: { tickId, code, evidence, source, actor } },
    };
}

function grouped<Row extends { readonly customerId: CustomerId }>(rows: readonly Row[]): Map<CustomerId, Row[]> {
  const groups = new Map<CustomerId, Row[]>();
  for (const row of rows) groups.set(row.customerId, [...(groups.get(row.customerId) ?? []), row]);
  return groups;
}
