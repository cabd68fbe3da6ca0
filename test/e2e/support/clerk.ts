import type { Locator, Page, Response } from 'playwright-core';
import { later } from './bookFacts.ts';
import { openScreen, settled } from './screens.ts';
import type { Texts } from './texts.ts';

/** One line of today's list as it stands on the screen, with the figures it was drawn from. */
export interface Listed {
  readonly customerId: number;
  readonly priority: number;
  readonly points: readonly number[];
  readonly forced: readonly string[];
  readonly letterLevel: number | null;
}

export interface Hidden {
  readonly customerId: number;
  readonly reason: string;
  readonly backOn: string | null;
}

export interface Morning {
  readonly list: readonly Listed[];
  readonly hidden: readonly Hidden[];
}

interface TodayAnswer {
  readonly items: readonly {
    customerId: number;
    priority: number;
    chips: { points: number }[];
    forced: { code: string }[];
    step: { letterLevel: number | null } | null;
  }[];
  readonly hidden: readonly Hidden[];
}

export type CallResult =
  'paid_already' | 'promise' | 'partial_promise' | 'dispute' | 'invoice_missing' | 'in_approval' | 'no_answer' | 'call_back' | 'refuses'; // prettier-ignore
const keyOf: Readonly<Record<CallResult, string>> = { paid_already: '1', promise: '2', partial_promise: '3', dispute: '4', invoice_missing: '5', in_approval: '6', no_answer: '7', call_back: '8', refuses: '9' }; // prettier-ignore

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const exactly = (label: string): RegExp => new RegExp(`^${escaped(label)}( ?\\*)?$`);

/** A clerk at the screens of the program: what they see, and what they do with keys and buttons alone. */
export class Clerk {
  readonly #page: Page;
  readonly #say: Texts;
  /** Everything the service refused, with the command. */
  readonly refusals: string[] = [];
  #today: TodayAnswer | null = null;
  readonly #hearing = new Set<Promise<void>>();

  constructor(page: Page, say: Texts) {
    this.#page = page;
    this.#say = say;
    page.on('response', (response) => {
      const heard = this.#hear(response).finally(() => this.#hearing.delete(heard));
      this.#hearing.add(heard);
    });
  }

  async #hear(response: Response): Promise<void> {
    if (!response.url().endsWith('/call')) return;
    const { name } = JSON.parse(response.request().postData() ?? '{}') as { name?: string };
    const reply = (await response.json().catch(() => null)) as { ok: boolean; code?: string; value?: unknown } | null;
    if (reply === null || name === undefined) return;
    if (!reply.ok) this.refusals.push(`${name}: ${reply.code}`);
    else if (name === 'collections.today') this.#today = reply.value as TodayAnswer;
  }

  /** What the day begins with: the whole list, the whole panel of those hidden. */
  async morning(): Promise<Morning> {
    const page = this.#page;
    await openScreen(page, '/today');
    for (;;) {
      const more = page.locator('#main button', { hasText: new RegExp(`^${escaped(this.#say('today:more', { count: '#' })).replace('#', '\\d+')}$`) });
      if ((await more.count()) === 0) break;
      await more.click();
      await settled(page);
    }
    const show = page.getByRole('button', { name: this.#say('today:hidden.show'), exact: true });
    if ((await show.count()) > 0) await show.click();
    await Promise.all(this.#hearing);
    const shown = await page.evaluate(() => {
      const idOf = (link: Element | null) => Number(/\/today\/(\d+)$/.exec(link?.getAttribute('href') ?? '')?.[1]);
      const rows = [...document.querySelectorAll('#main ol > li')].map((row) => ({
        customerId: idOf(row.querySelector('a')),
        sum: row.querySelector('p[title]')?.getAttribute('title') ?? '',
      }));
      const hidden = [...document.querySelectorAll('#main aside ul > li')].map((row) => idOf(row.querySelector('a')));
      return { rows, hidden };
    });
    const answer = this.#today;
    if (answer === null) throw new Error('the list was never asked for');
    const told = answer.items.map(({ customerId }) => customerId).join();
    if (shown.rows.map(({ customerId }) => customerId).join() !== told)
      throw new Error(`the screen does not show the list of the day: ${JSON.stringify(shown.rows)} is not ${told}`);
    if (shown.hidden.join() !== answer.hidden.map(({ customerId }) => customerId).join())
      throw new Error('the screen does not show everybody who is hidden');
    return {
      list: answer.items.map(({ customerId, priority, forced, step }, index) => {
        // As it is printed: "12,000 +3,600 −500 = 15,100".
        const [parts = '', total = ''] = (shown.rows[index]?.sum ?? '').replaceAll(',', '').replaceAll('−', '-').split(/ = /);
        if (Number(total) !== priority) throw new Error(`printed ${total}, told ${priority}`);
        return {
          customerId,
          priority,
          points: [...parts.matchAll(/[+-]?\d+/g)].map(([figure]) => Number(figure)),
          forced: forced.map(({ code }) => code),
          letterLevel: step?.letterLevel ?? null,
        };
      }),
      hidden: answer.hidden,
    };
  } // prettier-ignore

  /** Opens the cockpit of the first on the list by keyboard; false where nobody is left. */
  async openFirst(): Promise<boolean> {
    const page = this.#page;
    await openScreen(page, '/today');
    if ((await page.locator('#main ol > li').count()) === 0) return false;
    await page.keyboard.press('j');
    await page.locator('#main li[aria-current]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-customer]').waitFor();
    return true;
  }

  async openCockpit(customerId: number): Promise<void> {
    await openScreen(this.#page, `/today/${customerId}`);
    await this.#results(customerId).waitFor();
  }

  /** The customer whose cockpit is open; null on any other screen. */
  async customer(): Promise<number | null> {
    const hash = await this.#page.evaluate(() => window.location.hash);
    const found = /^#\/today\/(\d+)$/.exec(hash)?.[1];
    return found === undefined ? null : Number(found);
  }

  /**
   * Logs a call with the keys of the cockpit; the program goes on to the next customer by itself. Where nothing can be
   * promised or disputed any more, the clerk is to call back. Null: this contact must not be made, so it is left.
   */
  async call(result: CallResult, { on, days }: { readonly on: string; readonly days: number }): Promise<CallResult | null> {
    const page = this.#page;
    const before = await page.evaluate(() => window.location.hash);
    const results = this.#results(await this.customer());
    await results.waitFor();
    await page.keyboard.press(keyOf[result]);
    await results.locator('[aria-checked="true"]').waitFor();
    let logged = result;
    if (result === 'promise' || result === 'partial_promise') {
      const form = page.locator('[data-form="promise"]');
      const amount = form.getByRole('textbox', { name: exactly(this.#say('cockpit:promise.amount')) });
      await amount.waitFor();
      await form.locator(':focus').waitFor();
      if (result === 'partial_promise') {
        await amount.fill('500');
        await amount.blur();
      }
      if (Number((await amount.inputValue()).replaceAll(',', '')) > 0)
        await this.#typeDay(form.getByRole('textbox', { name: exactly(this.#say('cockpit:promise.day')) }), later(on, days));
      else logged = await this.#callBack();
    } else if (result === 'dispute') {
      const form = page.locator('[data-form="dispute"]');
      const amount = form.getByRole('textbox', { name: exactly(this.#say('cockpit:dispute.amount')) });
      await amount.waitFor();
      await form.locator(':focus').waitFor();
      if (Number((await amount.inputValue()).replaceAll(',', '')) > 200) {
        await amount.fill('120.50');
        await amount.blur();
      } else logged = await this.#callBack();
    }
    await settled(page);
    const answered = page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('"collections.logResult"'));
    const findings = page.getByRole('region', { name: this.#say('cockpit:findings'), exact: true });
    await page.keyboard.press('Control+Enter');
    // The check of conduct may want a reason first, or forbid this contact.
    const asked = findings.waitFor().then(() => true, () => false);
    if (await Promise.race([answered.then(() => false), asked])) {
      const reason = findings.getByRole('textbox');
      if ((await reason.count()) === 0) {
        answered.catch(() => undefined);
        await page.getByRole('button', { name: this.#say('cockpit:clear'), exact: true }).click();
        await this.#leave(before);
        return null;
      }
      await reason.fill('对方要求今天联系');
      await page.keyboard.press('Control+Enter');
    }
    await answered;
    await page.waitForFunction((hash) => window.location.hash !== hash, before);
    await page.locator('#main').waitFor();
    return logged;
  } // prettier-ignore

  async #callBack(): Promise<CallResult> {
    await this.#page.keyboard.press('Escape');
    await this.#page.keyboard.press(keyOf.call_back);
    return 'call_back';
  }

  async #leave(before: string): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.keyboard.press('j');
    await this.#page.waitForFunction((hash) => window.location.hash !== hash, before, { timeout: 3000 }).catch(() => openScreen(this.#page, '/today')); // prettier-ignore
  }

  /** The result keys of a cockpit: the address names the next customer a moment before the screen shows them. */
  #results(customerId: number | null): Locator {
    return this.#page.locator(`[data-customer="${customerId}"]`).getByRole('radiogroup', { name: this.#say('cockpit:results'), exact: true });
  } // prettier-ignore

  async #typeDay(field: Locator, day: string): Promise<void> {
    await field.fill(day);
    await field.press('Tab');
  }

  async #pickCustomer(scope: Locator | Page, code: string): Promise<void> {
    const picker = scope.getByRole('combobox', { name: exactly(this.#say('common:customer')) });
    await picker.fill(code);
    await this.#page.getByRole('option', { name: new RegExp(` ${code}$`) }).click();
  }

  /** Money from the bank: the proposal of the program stands. */
  async receive(code: string, amountMinor: number): Promise<void> {
    const page = this.#page;
    await openScreen(page, '/receipts/new');
    await this.#pickCustomer(page, code);
    const amount = page.locator('#main').getByRole('textbox', { name: exactly(this.#say('common:amount')) }).first(); // prettier-ignore
    await amount.fill((amountMinor / 100).toFixed(2));
    await page.keyboard.press('Tab');
    await settled(page);
    await this.#done('ledger.addReceipt', () => page.locator('#main').getByRole('button', { name: this.#say('common:save'), exact: true }).click()); // prettier-ignore
  }

  /** Puts somebody on the list off until a day. */
  async hide(customerId: number, until: string): Promise<void> {
    const page = this.#page;
    await openScreen(page, '/today');
    const row = page.locator('#main ol > li', { has: page.locator(`a[href$="/today/${customerId}"]`) });
    await row.locator('button').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: exactly(this.#say('today:hideReason')) }).fill('等我方内部答复');
    await this.#typeDay(dialog.getByRole('textbox', { name: exactly(this.#say('today:hideUntil')) }), until);
    await this.#done('collections.hide', () => dialog.getByRole('button', { name: this.#say('today:hideSubmit'), exact: true }).click()); // prettier-ignore
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Keeps the summary of the day. */
  async finishDay(note: string): Promise<void> {
    const page = this.#page;
    await openScreen(page, '/today');
    await page.getByRole('textbox', { name: this.#say('today:day.noteLabel'), exact: true }).fill(note);
    await this.#done('collections.finishDay', () => page.getByRole('button', { name: this.#say('today:day.finish'), exact: true }).click()); // prettier-ignore
  }

  /** A debt of earlier years comes into the books, as an import brings it. */
  async bringOver(
    customerId: number,
    invoice: {
      readonly number: string;
      readonly issuedOn: string;
      readonly dueOn: string;
      readonly amountMinor: number;
    },
  ): Promise<void> {
    const question = { name: 'ledger.addInvoice', input: { customerId, currency: 'CNY', ...invoice } };
    const ok = await this.#page.evaluate(async (asked) => {
      const answer = await fetch('/call', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(asked),
      });
      return ((await answer.json()) as { ok: boolean }).ok;
    }, question);
    if (!ok) throw new Error(`the invoice ${invoice.number} was refused`);
  }

  /** Leaves a customer alone until a day, that day included. */
  async pause(code: string, until: string): Promise<void> {
    const page = this.#page;
    await openScreen(page, '/process?tab=pauses');
    const form = page.locator('#main form');
    await this.#pickCustomer(form, code);
    await this.#typeDay(form.getByRole('textbox', { name: exactly(this.#say('process:pauses.until')) }), until);
    await form.getByRole('textbox', { name: exactly(this.#say('process:reason')) }).fill('年会期间，双方约定');
    await this.#done('policy.override', () => form.getByRole('button', { name: this.#say('process:pauses.add'), exact: true }).click()); // prettier-ignore
  }

  /** Issues the letter the policy asks for; false where the paper itself says it must not go out. */
  async issueLetter(customerId: number, level: number): Promise<boolean> {
    const page = this.#page;
    await openScreen(page, `/letters?customer=${customerId}&level=${level}`);
    const issue = page.locator('#main').getByRole('button', { name: this.#say('letters:compose.issue'), exact: true });
    await settled(page);
    if (await issue.isDisabled()) return false;
    await issue.click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const reason = dialog.getByRole('textbox');
    if ((await reason.count()) > 0) await reason.fill('已与业务核对');
    await this.#done('letters.issue', () => dialog.getByRole('button', { name: this.#say('letters:compose.issue'), exact: true }).click()); // prettier-ignore
    await page.getByText(/SHA-256/).waitFor();
    return true;
  }

  /** The letter issued last went by EMS and was signed for. */
  async proveService(tracking: string, on: string): Promise<void> {
    const page = this.#page;
    await openScreen(page, '/letters?tab=archive');
    await page.locator('#main').getByRole('grid').getByRole('rowheader').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: this.#say('service:add'), exact: true }).click();
    const form = drawer.getByRole('form', { name: this.#say('service:add'), exact: true });
    const field = (name: string): Locator => form.getByRole('textbox', { name: exactly(this.#say(`service:fields.${name}`)) });
    await this.#typeDay(field('deliveredOn'), on);
    await field('tracking').fill(tracking);
    await field('signedBy').fill('王芳');
    await this.#done('letters.addProof', () => form.getByRole('button', { name: this.#say('common:save'), exact: true }).click());
    await page.keyboard.press('Escape');
  } // prettier-ignore

  /** Drafts a plan over everything open of a customer, from a day on, and has it signed. */
  async agreePlan(code: string, firstDueOn: string): Promise<void> {
    const page = this.#page;
    const say = this.#say;
    await openScreen(page, '/promises?part=plans');
    await page.getByRole('button', { name: say('promises:add.plans'), exact: true }).click();
    const drawer = page.getByRole('dialog');
    await this.#pickCustomer(drawer, code);
    const ticks = drawer.getByRole('table').first().getByRole('checkbox');
    await ticks.first().waitFor();
    for (let at = 0; at < (await ticks.count()); at += 1) await ticks.nth(at).check();
    const down = drawer.getByRole('textbox', { name: exactly(say('promises:fields.downPayment')) });
    await down.fill('0');
    await down.blur();
    await this.#typeDay(drawer.getByRole('textbox', { name: exactly(say('promises:fields.firstDueOn')) }), firstDueOn);
    await this.#choose(drawer, say('promises:fields.period'), say('promises:periods.week'));
    await this.#choose(drawer, say('promises:fields.interest'), say('promises:treatments.waive'));
    await settled(page);
    const drafted = await this.#done('plans.draft', () => drawer.getByRole('button', { name: say('promises:plan.draft'), exact: true }).click());
    await drawer.waitFor({ state: 'hidden' });
    await settled(page);
    await page.locator('#main').getByRole('grid').getByRole('rowheader', { name: (drafted as { number: string }).number }).click();
    const opened = page.getByRole('dialog');
    await opened.getByRole('textbox', { name: exactly(say('promises:plan.signedBy')) }).fill('李总');
    await this.#done('plans.sign', () => opened.getByRole('button', { name: say('promises:plan.sign'), exact: true }).click());
    await page.keyboard.press('Escape');
  } // prettier-ignore

  /** Has the program check the whole book. */
  async verify(): Promise<{ sound: boolean; findings: unknown[] }> {
    const page = this.#page;
    await openScreen(page, '/settings?tab=safety');
    const sound = page.getByText(this.#say('settings:verify.sound'), { exact: true });
    await page.getByRole('button', { name: this.#say('settings:verify.run'), exact: true }).click();
    await sound.or(page.locator('#main ul li b')).first().waitFor({ timeout: 60_000 });
    return { sound: (await sound.count()) > 0, findings: await page.locator('#main ul li').allInnerTexts() };
  }

  async #choose(scope: Locator, label: string, option: string): Promise<void> {
    await scope.getByRole('combobox', { name: exactly(label) }).click();
    await this.#page.getByRole('option', { name: option, exact: true }).click();
  }

  async #done(command: string, act: () => Promise<void>): Promise<unknown> {
    const answered = this.#page.waitForResponse((answer) => (answer.request().postData() ?? '').includes(`"${command}"`)); // prettier-ignore
    await act();
    const reply = (await (await answered).json()) as { ok: boolean; code?: string; value?: unknown };
    if (!reply.ok) throw new Error(`${command} was refused: ${reply.code}`);
    return reply.value;
  }
}
