import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import type { ServiceEvent } from '../../src-main/areas/book/contract.ts';
import { systemClock } from '../../src-main/service/clock.ts';
import { DataService } from '../../src-main/service/service.ts';

const ends: (() => void | Promise<void>)[] = [];

/** Undone after the test, last first. */
export function afterThis(end: () => void | Promise<void>): void {
  ends.push(end);
}

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

export function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-test-'));
  afterThis(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestService {
  readonly service: DataService;
  readonly folder: string;
  readonly events: ServiceEvent[];
  readonly errors: unknown[];
}

/** A data service in this process, outputs checked, errors kept: a test that meets an unforeseen error sees it. */
export function newService(): TestService {
  const folder = newFolder();
  const events: ServiceEvent[] = [];
  const errors: unknown[] = [];
  const service = new DataService({
    dataFolder: folder,
    clock: systemClock,
    log: { note: () => undefined, error: (where, error) => errors.push([where, error]) },
    emit: (event) => events.push(event),
    checkOutputs: true,
  });
  afterThis(() => service.close());
  return { service, folder, events, errors };
}

/** The same with a new, empty book open. */
export async function newServiceWithBook(): Promise<TestService> {
  const test = newService();
  const made = await test.service.call('book.create', { companyName: '恒信', baseCurrency: 'CNY', language: 'zh' });
  if (!made.ok) throw new Error(made.code);
  return test;
}

export async function eventually(look: () => void | Promise<void>, patienceMs = 8000): Promise<void> {
  for (const end = performance.now() + patienceMs; ;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
