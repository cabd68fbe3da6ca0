import { z } from 'zod';
import { checkField, closeFiguresField, tickField, type CloseFigures } from './contract.ts';
import type { CloseRecord } from './store/closes.ts';

const keptChecklistField = z.object({
  checks: z.array(checkField),
  ticks: z.array(tickField),
  reviseReason: z.string(),
});
export type KeptChecklist = z.infer<typeof keptChecklistField>;

/** What a close keeps as JSON, read again. */
export function keptFigures(close: CloseRecord): CloseFigures {
  return closeFiguresField.parse(JSON.parse(close.figures_json));
}

export function keptChecklist(close: CloseRecord): KeptChecklist {
  return keptChecklistField.parse(JSON.parse(close.checklist_json));
}

export function headOf(close: CloseRecord) {
  return {
    closeId: close.id,
    month: close.month,
    revision: close.revision,
    asOf: close.as_of,
    knownAt: close.known_at,
    sha256: close.sha256,
    auditHead: close.audit_head,
    rowCount: close.row_count,
    currencies: keptFigures(close).currencies,
  };
}
