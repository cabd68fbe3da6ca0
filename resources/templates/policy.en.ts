import type { PolicyText } from './policyText.ts';

/** Everything the credit policy manual says in English; figures come from the settings in force. Rules: domain.md §3–§7, §11, §13–§14. */
export const policyEn: PolicyText = {
  title: 'Credit policy',
  lead: 'Drawn from the settings in force, for all sales on credit of {company}: the figures in it are the figures the program works by; after a change of settings, issue it again and have it approved.',
  packs: { standard: 'Standard', strict: 'Strict', growth: 'Growth', own: 'Own' },
  words: {
    number: 'No.',
    draft: 'Draft',
    practice: 'Practice data',
    effective: 'In force on',
    generatedAt: 'Made at',
    pack: 'Policy pack',
    grade: 'Grade',
    factor: 'Need factor',
    review: 'Reviewed every',
    months: '{count} mo.',
    atEachDeal: 'deal',
    condition: 'Condition',
    result: 'What is done',
    level: 'Level',
    overdue: 'Days late',
    owner: 'Owner',
    rhythm: 'At least',
    mustDo: 'Must be done',
    notAgreed: 'not agreed',
    day: 'days',
    prepared: 'Prepared by',
    approved: 'Approved by',
    signature: 'Signature',
    date: 'Date',
    anchor: 'Audit chain',
    minus: ' − ',
    plus: ' + ',
    none: 'none',
  },
  parts: {
    openItems: 'open items',
    unapplied: 'unapplied money',
    shippedNotInvoiced: 'shipped, not invoiced',
    confirmedOrders: 'confirmed orders not shipped',
    commercialBills: 'commercial acceptance bills not yet honoured',
    bankBills: 'bank acceptance bills not yet honoured',
    uninvoicedContracts: 'signed contracts not yet invoiced',
  },
  chapters: [
    {
      heading: '1. Principles and duties',
      lines: [
        'Worth it: credit is given where the margin, after expected loss and the cost of funds, still leaves a gain. Controlled: the limit comes before the goods, and only within it is an order let go by itself. In time: work starts on the due day; favours do not replace rules.',
        'Sales see to terms, acceptance notes and delivery of invoices; the credit clerk to files, limits, matching, statements and collection; the manager approves releases over the limit, extensions, write-offs and suits; matters of law go to a lawyer.',
      ],
    },
    {
      heading: '2. The customer file',
      lines: [
        'Before credit is given there is a file: licence and credit code, legal representative, registered and paid-in capital, address, contacts and authorised receivers, bank account, class of debtor. How complete it is, the program scores.',
        'New customers go through the fraud checklist; with three or more of its nine marks, only prepayment is accepted. A changed bank account, ours or theirs, is confirmed by calling back on a known number and by a second confirmation.',
        'A customer is new for {newCustomerMonths} months of trading. Those who make up the first 80% of sales or receivables (a fifth of the customers at most), and strategic ones, are core customers with an owner of their own.',
      ],
    },
    {
      heading: '3. Scores and grades',
      lines: [
        'The 100-point card gives the grades AAA, AA, A, B, C and D. What is not known earns nothing and lowers the confidence; below 50% confidence the grade is B at best. Insolvency, a dishonest-debtor listing, an unpaid dishonoured bill, a mark of fraud or a revoked licence make it D.',
        'A grade may be overridden by one step, with a reason and an end. Models such as the Z-score are hints and decide nothing by themselves.',
      ],
    },
    {
      heading: '4. Limits and reviews',
      lines: [
        'The recommended limit is the least of: monthly credit sales × credit period × grade factor; capacity (the lower of 10% of net worth and 20% of working capital, or the working-asset model); {ownSalesShare} of our yearly sales; {exposureShare} of all receivables. It is rounded down to {roundDown}.',
        'A trial limit is the least of {trial}, {trialCapital} of paid-in capital and a month of need, at terms of {trialTerm} days at most; {graduatePayments} payments on time over {graduateDays} days end the trial, a payment more than 15 days late starts it again.',
        'A raise is {raiseStep} at most. Yellow or orange signals, 15 days late on average, an insurer cutting cover or a stale file lower a limit; a red signal takes it to zero. Every limit has an end; old value, new value, reason and basis are kept.',
      ],
      table: 'grades',
    },
    {
      heading: '5. Exposure',
      lines: [
        'Exposure = {exposureFormula}.',
        'Available = limit + temporary limit + insured limit × {insuredShare} − exposure.',
      ],
    },
    {
      heading: '6. Check before shipment',
      lines: [
        'Before an order is taken or goods leave, the program gives every reason at once. A release needs its reason; a hold needs the manager’s name or the money.',
        'Where the order already binds us, stopping needs a ground: the buyer had to perform first (Civil Code art. 526), or firm evidence of a seriously worsened business, assets moved away, lost credit or inability (art. 527), and prompt notice; with adequate security we resume (art. 528). Stopping without a ground is our own breach. This is not legal advice.',
      ],
      table: 'orderCheck',
    },
    {
      heading: '7. Terms of payment',
      lines: [
        'Terms not agreed otherwise are {defaultTerms} days. Terms given to public bodies, public institutions and large enterprises keep to the statutory limits; the law card of the program has the version in force.',
        'A commercial acceptance bill stays in the exposure until it is honoured; it is no payment.',
      ],
    },
    {
      heading: '8. Danger signals',
      lines: [
        'The ten signals add up by weight: yellow from {yellowFrom}, orange from {orangeFrom}, red from {redFrom} or with any critical one. What is observed by hand needs evidence and lapses after {tickDays} days.',
        'From orange on there are no raises and closer follow-up; red proposes a stop and a limit review, and the manager decides.',
      ],
    },
    {
      heading: '9. Levels of overdue debt',
      lines: ['By the oldest overdue item; at each level at least:'],
      table: 'levels',
      rows: [
        ['Normal', 'not due', 'sales', 'reminder 3 days before', 'invoice delivered, statement confirmed'],
        ['Watch', '1–30', 'clerk', 'weekly', 'reason recorded, promise obtained'],
        ['Substandard', '31–60', 'clerk and sales', 'twice a week', 'second and third letters, no new credit'],
        ['Doubtful', '61–90', 'manager', 'twice a week', 'visit or call by the manager, plan or security'],
        ['High risk', '91–180', 'manager and lawyer', 'weekly decision', 'lawyer’s letter, decision on suit'],
        [
          'Loss',
          'over 180, out of reach or insolvent',
          'manager',
          'monthly',
          'suit or write-off file, provision reviewed',
        ],
      ],
    },
    {
      heading: '10. Letters, disputes, write-offs',
      lines: [
        'Three letters give {payL1}, {payL2} and {payL3} days to pay; with unapplied money of {unappliedHold} or more, matching comes first. A disputed part is not dunned.',
        'A dispute is settled within {disputeDays} days; period for objections: {objectionDays}.',
        'A write-off has a reason, an approver and evidence and can be taken back; it does not waive the debt.',
      ],
    },
    {
      heading: '11. Conduct',
      lines: [
        'Contacts are people of the customer’s company in their office; nothing outside 08:00–22:00, not more than three times a day, never in public. No calls to relatives, colleagues or their customers, no threats, no posing as a lawyer or a court.',
        'Customer data serve credit control only; sensitive values are masked, and looking at them is recorded.',
      ],
    },
  ],
};
