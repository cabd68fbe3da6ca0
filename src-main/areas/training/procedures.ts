import { ok, refuse } from '../../kernel/result.ts';
import type { Day } from '../../kernel/day.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { isPractice } from '../settings/store.ts';
import { caseCodes, type trainingContract, type TrainingRun } from './contract.ts';
import { candidatesAt, factsOf } from './gather.ts';
import { cases, maxPoints, pointsOf } from './rules/cases.ts';
import { checkStep } from './rules/checks.ts';
import { pickFor } from './rules/picking.ts';
import { allRuns, findRun, insertRun, updateRun, type RunRow } from './store.ts';

/** Practice is for the practice company: in a real book every one of them refuses. */
export const trainingProcedures: Handlers<typeof trainingContract> = {
  'training.cases': ({ db }, { asOf }) => {
    if (!isPractice(db)) return refuse('training_practice_only');
    const runs = allRuns(db);
    const rows = caseCodes.map((caseCode) => {
      const own = runs.filter((run) => run.caseCode === caseCode);
      const newest = own.at(-1);
      const finished = own.filter(({ finishedAt }) => finishedAt !== null);
      return {
        caseCode,
        available: pickFor(caseCode, candidatesAt(db, asOf, caseCode, runs)) !== null,
        maxPoints: maxPoints(cases[caseCode]),
        run:
          newest === undefined
            ? null
            : {
                runId: newest.runId,
                customerName: findCustomer(db, newest.body.situation.customerId)?.name ?? '',
                points: standing(db, newest, asOf).points,
                startedAt: newest.startedAt,
                finishedAt: newest.finishedAt,
              },
        finishedCount: finished.length,
        bestPoints: finished.length === 0 ? null : Math.max(...finished.map(({ points }) => points)),
      };
    });
    return ok({ rows, finishedCases: rows.filter(({ finishedCount }) => finishedCount > 0).length });
  },

  'training.run': ({ db }, { runId, asOf }) => {
    if (!isPractice(db)) return refuse('training_practice_only');
    const run = findRun(db, runId);
    return run === undefined ? refuse('training_run_not_found') : ok(standing(db, run, asOf));
  },

  'training.start': (ctx, { caseCode, asOf }) => {
    const { db, recordedAt } = ctx;
    if (!isPractice(db)) return refuse('training_practice_only');
    const picked = pickFor(caseCode, candidatesAt(db, asOf, caseCode, allRuns(db)));
    if (picked === null) return refuse('training_nobody_fits');
    const { blocked: _blocked, spokenDaysAgo: _spokenDaysAgo, used: _used, ...situation } = picked;
    const body = { startedOn: asOf, situation, answers: {}, doneSteps: null };
    const runId = insertRun(db, { caseCode, body }, { actor: ctx.actor, recordedAt });
    ctx.audit({ entity: 'trainingRun', id: runId, caseCode, customerId: situation.customerId });
    return ok({ runId });
  },

  'training.answer': (ctx, { runId, question, option }) => {
    const { db } = ctx;
    if (!isPractice(db)) return refuse('training_practice_only');
    const run = findRun(db, runId);
    if (run === undefined) return refuse('training_run_not_found');
    if (run.finishedAt !== null) return refuse('training_finished');
    const asked = cases[run.caseCode].questions.find(({ code }) => code === question);
    if (asked === undefined || !asked.options.includes(option)) return refuse('training_question_unknown');
    if (run.body.answers[question] !== undefined) return refuse('training_answered');
    const answers = { ...run.body.answers, [question]: option };
    const points = pointsOf(cases[run.caseCode], [], answers);
    updateRun(db, runId, { body: { ...run.body, answers }, points, finishedAt: null });
    ctx.audit({ entity: 'trainingRun', id: runId, question, option });
    return ok({ right: asked.right });
  },

  'training.finish': (ctx, { runId, asOf }) => {
    const { db } = ctx;
    if (!isPractice(db)) return refuse('training_practice_only');
    const run = findRun(db, runId);
    if (run === undefined) return refuse('training_run_not_found');
    if (run.finishedAt !== null) return refuse('training_finished');
    const { steps, questions, points, maxPoints: most } = standing(db, run, asOf);
    const openSteps = steps.filter(({ done }) => !done).length;
    const openQuestions = questions.filter(({ chosen }) => chosen === null).length;
    if (openSteps + openQuestions > 0)
      return refuse('training_not_done', { steps: openSteps, questions: openQuestions });
    const body = { ...run.body, doneSteps: steps.map(({ code }) => code) };
    updateRun(db, runId, { body, points, finishedAt: ctx.recordedAt });
    ctx.audit({ entity: 'trainingRun', id: runId, points, maxPoints: most });
    return ok({ points, maxPoints: most });
  },
};

/** A run as it stands: a finished one as it was finished, a running one judged by the book. */
function standing(db: ReadDb, run: RunRow, asOf: Day): TrainingRun {
  const definition = cases[run.caseCode];
  const { situation, answers, doneSteps, startedOn } = run.body;
  const facts = doneSteps === null ? factsOf(db, run, asOf) : null;
  const steps = definition.steps.map(({ code, place }) => {
    const hint = facts === null ? null : checkStep(code, facts);
    return { code, place, done: hint === null, hint };
  });
  const done = steps.flatMap((step) => (step.done ? [step.code] : []));
  const customer = findCustomer(db, situation.customerId);
  return {
    runId: run.runId,
    caseCode: run.caseCode,
    startedOn,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    customerCode: customer?.code ?? '',
    customerName: customer?.name ?? '',
    contactName: customer?.contactName ?? '',
    situation,
    steps,
    questions: definition.questions.map(({ code, options, right }) => {
      const chosen = answers[code] ?? null;
      return { code, options: [...options], chosen, right: chosen === null ? null : right };
    }),
    points: run.finishedAt === null ? pointsOf(definition, done, answers) : run.points,
    maxPoints: maxPoints(definition),
    actor: run.actor,
  };
}
