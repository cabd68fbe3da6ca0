import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from './world.ts';

/** The addresses of all screens, as the program itself lists them, so that a new screen is tested from its first day. */
export const screenPaths: readonly string[] = [
  ...fs.readFileSync(path.join(root, 'src-renderer', 'app', 'screens.ts'), 'utf8').matchAll(/^ {4}path: '([^']+)',$/gm),
].map((match) => match[1] ?? '');

/** The parts of a customer, as `?tab=` names them, from the list the program draws them from. */
export const customerTabNames: readonly string[] = [
  ...fs
    .readFileSync(path.join(root, 'src-renderer', 'screens', 'customers', 'customerTabs.ts'), 'utf8')
    .matchAll(/\bname: '([a-z]+)', group: /g),
].map((match) => match[1] ?? '');

export interface Watch {
  /** What the page complained about since it was opened. */
  readonly complaints: string[];
}

/** Notes errors of scripts and of the console, answers that failed, and every breach of the security policy. */
export async function watch(page: Page): Promise<Watch> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  await page.exposeFunction('noteViolation', (what: string) => complaints.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteViolation } = window as typeof window & { noteViolation: (what: string) => void };
      noteViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return { complaints };
}

/** Goes to a screen by its address and waits until it has stopped loading. */
export async function openScreen(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
  await settled(page);
}

/** The screen is there, shows no spinner, and nothing has moved for a quarter of a second. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#main').waitFor();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        let movedAt = performance.now();
        const startedAt = movedAt;
        const observer = new MutationObserver(() => {
          movedAt = performance.now();
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        const timer = setInterval(() => {
          const now = performance.now();
          const main = document.getElementById('main');
          const whole = main !== null && main.innerText !== '' && main.querySelector('.mantine-Loader-root') === null;
          if ((!whole || now - movedAt < 250) && now - startedAt < 15_000) return;
          clearInterval(timer);
          observer.disconnect();
          if (whole) resolve();
          else reject(new Error(`the screen never came: ${location.hash}`));
        }, 50);
      }),
  );
}
