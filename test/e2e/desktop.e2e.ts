import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDesktop, type DesktopProgram } from './support/desktop.ts';

let desktop: DesktopProgram;

beforeAll(async () => {
  desktop = await startDesktop({ flags: ['--demo', '--lang', 'zh'] });
});
afterAll(() => desktop?.close());

test('shows the practice company', async () => {
  console.log(await desktop.app.evaluate(({ app }) => app.getAppMetrics().map((m) => [m.type, m.sandboxed])));
  await desktop.page.waitForTimeout(3000);
  await desktop.page.screenshot({ path: '/tmp/desk.png' });
  expect(desktop.page.url()).toContain('app://duewarden/');
});
