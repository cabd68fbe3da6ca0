import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled } from './support/screens.ts';
import { startChromium, startWeb, type WebProgram } from './support/web.ts';
import { eventually } from './support/world.ts';

/** The browser host's door, tried with a real browser. Single requests are tried in test/hosts/web. */

let browser: Browser;
let web: WebProgram;
beforeAll(async () => {
  browser = await startChromium();
  web = await startWeb('--demo', '--lang', 'en');
});
afterAll(async () => {
  await browser?.close();
  await web?.stop();
});

test('opens for the browser that has the link, once, and for no other', async () => {
  const stranger = await browser.newContext();
  const ours = await browser.newContext();
  const before = await stranger.newPage();
  expect((await before.goto(web.origin))?.status()).toBe(403);
  const page = await ours.newPage();
  await page.goto(web.link);
  await settled(page);
  expect(page.url()).not.toContain('token');
  expect((await before.goto(web.link))?.status()).toBe(403);
  // A second tab of the same browser is the same person.
  const second = await ours.newPage();
  await second.goto(web.origin);
  await settled(second);
  await stranger.close();

  // Another site's page in the browser that is let in.
  const evil = await ours.newPage();
  await evil.route('http://evil.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<p>evil' }));
  await evil.goto('http://evil.example/');
  const tried = await evil.evaluate(async (origin) => {
    const attempts = [
      fetch(`${origin}/call`, { method: 'POST', credentials: 'include', body: '{"name":"book.state","input":{}}' }),
      fetch(`${origin}/call`, {
        method: 'POST',
        credentials: 'include',
        mode: 'no-cors',
        headers: { 'Content-Type': 'text/plain' },
        body: '{"name":"book.close","input":{}}',
      }),
      fetch(`${origin}/assets/index.js`, { credentials: 'include' }),
    ];
    const answers = await Promise.allSettled(attempts);
    return answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.type : 'refused'));
  }, web.origin);
  expect(tried).toEqual(['refused', 'refused', 'refused']);
  const framed = await evil.evaluate(
    (origin) =>
      new Promise<string>((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = origin;
        frame.onload = () => {
          try {
            resolve(frame.contentDocument?.body.innerText ?? 'nothing to see');
          } catch {
            resolve('nothing to see');
          }
        };
        document.body.append(frame);
      }),
    web.origin,
  );
  expect(framed).toBe('nothing to see');
  expect(await page.evaluate(() => document.getElementById('main') !== null)).toBe(true);
  await ours.close();
});

test('inside the page, scripts that came from elsewhere do not run and nothing can be fetched from elsewhere', async () => {
  const fresh = await startWeb('--demo', '--lang', 'en');
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(fresh.link);
    await settled(page);
    const outcome = await page.evaluate(async () => {
      const marks = window as typeof window & { injected?: boolean };
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.injected = true');
      image.src = 'data:image/png;base64,broken';
      document.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 200));
      const fetched = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      );
      return { injected: marks.injected ?? false, fetched };
    });
    expect(outcome).toEqual({ injected: false, fetched: 'refused' });
    await context.close();
  } finally {
    await fresh.stop();
  }
});

test('ends in order when it is interrupted, and its data file is whole', async () => {
  const fresh = await startWeb('--demo', '--lang', 'zh');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(fresh.link);
  await settled(page);
  expect(await fresh.stop()).toBe(0);
  await eventually(async () => {
    await expect(page.evaluate(() => fetch('/').then(() => 'there')).catch(() => 'gone')).resolves.toBe('gone');
  });
  await context.close();
});
