import { firstLedger } from './0010-first-ledger.ts';
import { wholeLedger } from './0020-whole-ledger.ts';
import { creditFiles } from './0030-credit-files.ts';
import { collections } from './0040-collections.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [firstLedger, wholeLedger, creditFiles, collections];

/** `application_id` of a Duewarden file: "Duew" in ASCII. */
export const APPLICATION_ID = 0x44756577;

export function schemaVersion(steps: readonly Migration[] = migrations): number {
  steps.forEach((step, index) => {
    if (step.version <= (steps[index - 1]?.version ?? 0)) throw new Error(`migrations out of order at ${step.version}`);
  });
  return steps.at(-1)?.version ?? 0;
}
