import { html, type Insert, type Markup } from '../../letters/markup.ts';
import { ruleInWords } from '../../terms/words.ts';
import { listed, section, table, type Desk } from './parts.ts';

type Fact = readonly [label: string, value: Insert, wide?: true];

/** Facts in two columns; what is not on file says so, because a gap is information too. */
function facts({ text }: Desk, rows: readonly Fact[]): Markup {
  return html`<dl class="facts">
    ${rows.map(
      ([label, value, wide]) =>
        html`<dt>${label}</dt>
          <dd class="${wide === true ? 'wide' : ''}">
            ${value === '' || value === null ? html`<span class="quiet">${text.words.unknown}</span>` : value}
          </dd>`,
    )}
  </dl>`;
}

export function identitySection(desk: Desk): Markup {
  const { pen, text, data } = desk;
  const { customer, file, term } = data;
  const { identity, words } = text;
  const money = (amountMinor: number | null): Insert =>
    amountMinor === null || customer.capitalCurrency === '' ? '' : pen.money(amountMinor, customer.capitalCurrency);
  const day = (value: Parameters<typeof pen.day>[0] | null): string => (value === null ? '' : pen.day(value));
  const { head, members } = file.group;
  const group =
    head === null
      ? members.length === 0
        ? words.none
        : listed(
            pen,
            members.map(({ name }) => name),
          )
      : `${pen.sayFrom(words.groupHead, { name: head.name }).text}${head.poolsLimit ? ` · ${pen.sayFrom(words.groupShared, { count: members.length + 1 }).text}` : ''}`;
  return section(
    text.sections.identity,
    missing(desk),
    facts(desk, [
      [identity.code, customer.code],
      [identity.taxId, customer.taxId],
      [identity.legalRepresentative, customer.legalRepresentative],
      [identity.debtorClass, customer.debtorClass === '' ? '' : text.debtorClasses[customer.debtorClass]],
      [identity.capital, money(customer.capitalMinor)],
      [identity.paidIn, money(customer.paidInMinor)],
      [identity.foundedOn, day(customer.foundedOn)],
      [identity.customerSinceOn, day(customer.customerSinceOn)],
      [identity.licenceUntilOn, day(customer.licenceUntilOn)],
      [
        identity.terms,
        term === null
          ? pen.days(customer.termsDays ?? data.settings.defaultTermsDays)
          : ruleInWords(term.rule, pen.language),
      ],
      [identity.industry, customer.industry],
      [identity.region, customer.region],
      [identity.salesperson, [customer.salesperson, customer.department].filter((part) => part !== '').join(' · ')],
      [identity.margin, customer.marginBp === null ? '' : pen.basisPoints(customer.marginBp)],
      [identity.group, group],
      [identity.tags, file.tags.length === 0 ? words.none : listed(pen, file.tags)],
      [identity.registeredAddress, customer.registeredAddress, true],
      [identity.address, customer.address, true],
      [identity.scope, customer.businessScope, true],
      ...(file.names.length === 0
        ? []
        : [
            [
              identity.formerNames,
              listed(
                pen,
                file.names.map(({ name }) => name),
              ),
              true,
            ] as const,
          ]),
    ]),
  );
}

function missing({ pen, text, data }: Desk): Insert {
  const gaps = data.completeness.lines.filter(({ state }) => state !== 'there' && state !== 'not_needed');
  return gaps.length === 0
    ? ''
    : `${text.sections.missing}: ${listed(
        pen,
        gaps.map(({ code }) => text.completeness[code]),
      )}`;
}

export function contactsSection({ pen, text, data }: Desk): Insert {
  const { words } = text;
  const { contacts, accounts } = data.file;
  if (contacts.length === 0 && accounts.length === 0) return null;
  return section(
    text.sections.contacts,
    accounts.length === 0 ? '' : words.masked,
    html`${
      contacts.length > 0 &&
      table(
        [words.name, words.role, words.phone, words.note],
        contacts.map((contact) => [
          contact.name,
          [text.roles[contact.role], contact.title].filter((part) => part !== '').join(' · '),
          [contact.mobile, contact.phone, contact.email, contact.wechat].filter((part) => part !== '').join(' · '),
          contact.consent === 'given'
            ? `${words.consent} ${contact.consentOn === null ? '' : pen.day(contact.consentOn)}`
            : contact.note,
        ]),
      )
    }
    ${
      accounts.length > 0 &&
      table(
        [words.bank, words.name, words.account, words.state],
        accounts
          .filter(({ status }) => status !== 'retired')
          .map((account) => [
            account.bankName,
            account.accountName,
            account.maskedNumber,
            account.status === 'retired' ? '' : text.accountStates[account.status],
          ]),
      )
    }`,
  );
}

export function businessSection(desk: Desk): Insert {
  const { text, data } = desk;
  const rows: Fact[] = [];
  for (const [block, values] of Object.entries(data.customer.business)) {
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'object' && value !== null) continue;
      const label = text.business[`${block}.${name}` as keyof typeof text.business];
      const shown = name === 'position' ? positionOf(desk, String(value)) : String(value ?? '');
      if (shown !== '') rows.push([label, shown, true]);
    }
  }
  return rows.length === 0 ? null : section(text.sections.business, '', facts(desk, rows));
}

function positionOf({ text }: Desk, position: string): string {
  return position in text.positions ? text.positions[position as keyof typeof text.positions] : '';
}
