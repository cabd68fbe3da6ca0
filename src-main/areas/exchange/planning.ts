import { canonicalJson } from '../../kernel/text.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { JobContext } from '../context.ts';
import { readSettings } from '../settings/store.ts';
import { bookTerms } from './bookTerms.ts';
import { readInThread } from './fileReading.ts';
import type { ReadProblem } from './read/refusal.ts';
import { planAtOnce, planImport } from './rules/plan.ts';
import type { BookFacts, PlannedImport } from './rules/planned.ts';
import type { ImportPlan } from './contract.ts';
import { resolvePlan, type ResolvedPlan, type ResolveProblem } from './rules/resolve.ts';
import { findFile, type OpenFile } from './sessions.ts';
import { bookFacts, bookVersion } from './store/facts.ts';

export interface PlanMade {
  readonly open: OpenFile;
  readonly plan: ResolvedPlan;
  readonly planned: PlannedImport;
  /** The book it was made for; another number means that it has to be made anew. */
  readonly version: number;
}

type PlanProblem = ResolveProblem | 'import_unknown' | ReadProblem | 'file_unreadable';

/** The one way to a plan, for the dry run and the commit alike; giving way to other calls between rows. */
export async function makePlan(ctx: JobContext, input: ImportPlan): Promise<Result<PlanMade, PlanProblem>> {
  const open = findFile(input.importId);
  if (!open) return refuse('import_unknown');
  const ready = await onSheet(ctx, open, input.sheet);
  if (!ready.ok) return ready;
  const version = bookVersion(ctx.db);
  const key = `${version}:${open.file.sheet}:${canonicalJson(input)}`;
  if (open.planned?.key === key) return ok({ open, ...open.planned, version });
  const resolved = resolvePlan(open.file.table, input);
  if (!resolved.ok) return resolved;
  const plan = resolved.value;
  ctx.progress('checking', 0, plan.table.height);
  const steps = planImport(plan, factsOf(ctx.db));
  let step = steps.next();
  while (!step.done) {
    ctx.progress('checking', step.value, plan.table.height);
    await ctx.breathe();
    step = steps.next();
  }
  ctx.progress('checking', plan.table.height, plan.table.height);
  open.planned = { key, plan, planned: step.value };
  return ok({ open, plan, planned: step.value, version });
}

/** The plan for the book as it is inside a command, where nothing can come between. */
export function planNow(db: JobContext['db'], plan: ResolvedPlan): PlannedImport {
  return planAtOnce(plan, factsOf(db));
}

function factsOf(db: JobContext['db']): BookFacts {
  return { ...bookFacts(db, readSettings(db).defaultTermsDays), terms: bookTerms(db) };
}

/** Reads the file again where the plan is about another of its sheets. */
async function onSheet(
  ctx: JobContext,
  open: OpenFile,
  sheet: string | undefined,
): Promise<Result<null, ReadProblem | 'file_unreadable' | 'import_unknown'>> {
  if (sheet === undefined || sheet === open.file.sheet) return ok();
  if (!open.file.sheets.some(({ name }) => name === sheet)) return refuse('sheet_unknown', { sheet });
  const read = await readInThread(ctx, { ...open.request, sheet });
  if (!read.ok) return read;
  // Somebody saved the file anew since it was opened: what was shown of it no longer holds.
  if (read.value.sha256 !== open.file.sha256) return refuse('import_unknown');
  open.file = read.value;
  open.planned = null;
  return ok();
}
