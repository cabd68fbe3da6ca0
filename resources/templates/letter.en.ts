import type { LetterText } from './letterText.ts';

/** Letters from the reminder before the due day to the final notice. Required content: domain.md §11.2. Facts and lawful rights only; interest only where it is asked for, with its basis. */
export const letterEn = {
  levels: {
    0: {
      title: 'Payment falling due',
      opening: [
        { text: 'Thank you for your business.' },
        {
          text: 'The items below fall due shortly. We let you know in good time so that the payment can be arranged; nothing is overdue.',
        },
      ],
      demand: [
        {
          text: 'Please check that you have received all invoices listed and that they are approved for payment, and pay {requested} to the account below by the due dates shown. If the payment is already on its way, please disregard this note.',
        },
        {
          text: 'If an invoice is missing, or anything about the goods or the price is in question, please tell {contact} as soon as you can so that it does not hold up the payment.',
        },
      ],
      enclosures: [{ text: 'Copies of the invoices listed, on request' }],
    },
    1: {
      title: 'Payment reminder',
      opening: [
        { text: 'Thank you for your business.' },
        {
          text: 'Our records show that on {asOf} the items below were still open after their due dates. This may well be an oversight.',
        },
      ],
      demand: [
        {
          text: 'If you have already paid, please send us the date and the reference so that we can match the payment. If not, kindly pay {requested} by {payBy} to the account below, or tell us when we can expect it.',
        },
        {
          text: 'If anything about the goods, the price or the invoice needs clearing up, please contact {contact}. We would ask you to pay what is not in question in the meantime.',
        },
      ],
      enclosures: [{ text: 'Copies of the invoices listed' }],
    },
    2: {
      title: 'Second notice',
      opening: [
        {
          when: ['earlierLetters'],
          text: 'We wrote to you earlier with {earlierLetters}. On {asOf} the items below were still unpaid, the oldest of them {oldestDaysLate} days after its due date.',
        },
        {
          when: ['noEarlierLetters'],
          text: 'On {asOf} the items below were still unpaid, the oldest of them {oldestDaysLate} days after its due date.',
        },
      ],
      demand: [
        {
          text: 'Please pay {requested} by {payBy}. If you cannot pay in full by then, please reply in writing by the same date with the reason and a payment date for each item.',
        },
        { text: 'Until the account is clear, new orders will be supplied against prepayment.' },
        {
          text: 'If you dispute any part, please tell {contact} in writing which invoice, how much and why, and pay the rest by the date above.',
        },
      ],
      enclosures: [{ text: 'Copies of the invoices listed' }, { text: 'Copies of the delivery receipts' }],
    },
    3: {
      title: 'Formal demand for payment',
      opening: [
        {
          when: ['taxIds'],
          text: '{companyName} (company no. {companyTaxId}) formally demands payment from {customerName} (company no. {customerTaxId}) of the overdue sums set out below.',
        },
        {
          when: ['noTaxIds'],
          text: '{companyName} formally demands payment from {customerName} of the overdue sums set out below.',
        },
        {
          text: '1. The debt. On {asOf} the items below were unpaid. The oldest fell due on {oldestDueOn} and is {oldestDaysLate} days late.',
        },
        { when: ['earlierLetters'], text: 'We have already written to you about this debt with {earlierLetters}.' },
      ],
      demand: [
        { text: '2. The demand. Please pay {requested} in full by {payBy} to the account below.' },
        {
          when: ['interest'],
          text: '3. Interest and our rights. Late interest up to {asOf} is {interest} by {interestBasis}; with it the sum is {withInterest}, rising by {perDay} a day until it is paid. This letter is our written assertion of the claim and of the interest; the contract, the law and the court decide the final sum.',
        },
        {
          when: ['noInterest'],
          text: '3. Our rights. This letter is our written assertion of the claim. The sum does not include interest or compensation for late payment; we reserve the right to claim them under the contract or the law that applies.',
        },
        {
          text: '4. What may follow. If the sum is not paid by that date and no payment arrangement has been agreed in writing, we may, as the contract and the law allow, suspend deliveries, ask for security, or begin court or arbitration proceedings.',
        },
        {
          text: '5. Disputes. If you dispute any part, please tell {contact} in writing by that date which invoice, how much and why, and pay the undisputed part now.',
        },
      ],
      enclosures: [
        { text: 'Copies of the invoices listed' },
        { text: 'Copies of the contract or order pages concerned' },
        { text: 'Copies of delivery receipts and account reconciliations' },
      ],
    },
    4: {
      title: 'Final notice before legal action',
      opening: [
        {
          when: ['taxIds'],
          text: '{companyName} (company no. {companyTaxId}) gives {customerName} (company no. {customerTaxId}) final notice of the overdue sums set out below.',
        },
        {
          when: ['noTaxIds'],
          text: '{companyName} gives {customerName} final notice of the overdue sums set out below.',
        },
        {
          text: '1. The debt. On {asOf} the items below were still unpaid. The oldest fell due on {oldestDueOn} and is {oldestDaysLate} days late.',
        },
        { when: ['earlierLetters'], text: 'We wrote to you about it with {earlierLetters}, without success.' },
      ],
      demand: [
        {
          text: '2. The last date. Please pay {requested} by {payBy}. If you cannot, send us by the same date a signed repayment agreement and suitable security.',
        },
        {
          text: '3. What will follow. If neither payment nor an acceptable written proposal has reached us by that date, we intend to instruct lawyers and to begin court or arbitration proceedings without further notice, and to ask for interest and costs as far as the contract and the law allow.',
        },
        {
          when: ['interest'],
          text: '4. Interest and our rights. Late interest up to {asOf} is {interest} by {interestBasis}; with it the sum is {withInterest}, rising by {perDay} a day until it is paid. This letter is our written assertion of the claim and of the interest.',
        },
        {
          when: ['noInterest'],
          text: '4. Our rights. This letter is our written assertion of the claim. The sum does not include interest or compensation for late payment; we reserve the right to claim them.',
        },
        {
          text: '5. Disputes. If you dispute any part, please tell {contact} in writing by that date which invoice, how much and why, and pay the undisputed part now.',
        },
      ],
      enclosures: [
        { text: 'Copies of the invoices listed' },
        { text: 'Copies of contract or order pages, delivery receipts and account reconciliations' },
        { text: 'Copies of our earlier letters with proof of delivery' },
        { text: 'Form of a repayment agreement' },
      ],
    },
  },
  small: {
    title: 'Reminder of a small balance',
    opening: [
      { text: 'Thank you for your business.' },
      {
        text: 'Going through our accounts we see that on {asOf} the small sums below were still open after their due dates. They may be a difference left over from a payment, or simply have been overlooked.',
      },
    ],
    demand: [
      {
        text: 'If you agree with them, kindly pay {requested} to the account below by {payBy}, or add it to your next payment and mention it there. If you have already paid, please send us the date and the reference so that we can match the payment.',
      },
      {
        text: 'If the difference is a deduction or an allowance, or you see the amount otherwise, please tell {contact}; we will check and put our records right.',
      },
    ],
    enclosures: [{ text: 'Copies of the invoices listed, on request' }],
  },
  earlierLetter: '{earlierTitle} {earlierNumber} of {earlierOn}',
  listJoin: '; ',
  totals: {
    claimed: 'Total of the items listed',
    deducted: 'Less: money received and not yet matched',
    requested: 'Amount now requested',
    fallingDue: 'Amount falling due',
    capitals: '',
  },
  asides: [
    {
      when: ['disputed'],
      text: 'You have raised a dispute over a further {disputed}, listed below. It is being looked into and is not part of this demand; our rights to it are kept.',
    },
    {
      when: ['unapplied'],
      text: 'We also hold {unapplied} from you that is not matched to any invoice yet. It has not been deducted. If it was meant for the items above, please tell us which.',
    },
    {
      when: ['deducted'],
      text: 'We hold {unapplied} from you that is not matched to any invoice yet; {deducted} of it has been deducted above. Please tell us if you meant it for something else.',
    },
    {
      text: 'All figures are as of {asOf}. Please deduct anything you have paid after that day and let us know its date and amount; if everything has been paid, please disregard this letter.',
    },
  ],
  payment: {
    warning:
      'Pay to this account only. Account changed? Call us first: if you are told of other bank details, ring the number you already had for us, not one given in that message, before you pay.',
  },
  slip: {
    intro:
      'To {companyName}: we have received your {title} {number} of {letterOn} (as of {asOf}, {requested}) and reply:',
    answers: [
      'Agreed. We will pay on ____________________ (date).',
      'Paid on ____________________ (date): amount ____________________, bank reference ____________________.',
      'Disputed in part: amount ____________________, invoice and reason ______________________________. We will pay the rest on ____________________ (date).',
    ],
    receipt:
      'Please sign one copy on receipt and return it to us. Signing confirms receipt only, not agreement with the contents.',
  },
  words: {
    to: 'To',
    attention: 'Attn',
    salutation: 'Dear Sir or Madam,',
    close: 'Yours faithfully,',
    numberLabel: 'Our ref.',
    dateLabel: 'Date',
    asOfLabel: 'Figures as of',
    draft: 'DRAFT',
    practice: 'PRACTICE DATA · DO NOT SEND',
    itemsHeading: 'Overdue items',
    comingHeading: 'Items falling due',
    daysLeft: 'Days left',
    unit: 'Amounts in',
    index: 'No.',
    invoice: 'Invoice',
    issuedOn: 'Issued',
    dueOn: 'Due',
    daysLate: 'Days late',
    original: 'Original',
    open: 'Open',
    disputed: 'Disputed',
    claimed: 'Claimed',
    total: 'Total',
    disputedHeading: 'Disputed items (not part of this demand)',
    accountHeading: 'Pay to',
    accountName: 'Account name',
    bankName: 'Bank',
    accountNumber: 'Account no.',
    swift: 'SWIFT',
    accountCurrency: 'Currency',
    referenceLabel: 'Payment reference',
    contactHeading: 'Contact',
    phone: 'Phone',
    email: 'E-mail',
    taxId: 'Company no.',
    enclosures: 'Enclosed',
    seal: '',
    signature: 'Authorised signature',
    slipHeading: 'Reply slip',
    slipCut: 'Please complete, sign and return, or send a scan',
    slipCompany: 'Company',
    slipSigned: 'Name and signature',
    slipDate: 'Date',
    receiptHeading: 'Receipt',
    receivedBy: 'Received by (signature)',
    receivedOn: 'Received on',
  },
  currencies: {},
} as const satisfies LetterText;
