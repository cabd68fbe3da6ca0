import type { ScriptWords } from '../../contract.ts';
import type { ExcuseScript } from '../codes.ts';

/** What customers say and what a clerk answers, in English (domain.md §6.2). Version 1. */
export const excusesEn: Readonly<Record<ExcuseScript, ScriptWords>> = {
  E01: {
    title: 'We never got the invoice or statement',
    goal: 'Supply the paper while you talk, learn whether it is the only reason, and leave with a date.',
    opening: 'That is quickly put right. Which one is missing?',
    questions: [
      'Is it the invoice, the statement or the delivery note? Which numbers?',
      'Which address or mailbox, and who takes it in? How long until it is booked?',
      'Apart from the paper, does anything else stand in the way?',
      'If you have it today, on which day will it be paid?',
    ],
    reply:
      'I am sending {invoices} again now; you will see it within ten minutes, please answer in one word when it is there. The amount fell due on {dueOn}, and a copy does not move that day. Which day this week may I put down?',
    writeDown: [
      'Which paper is missing and to whom it went first',
      'New recipient, mailbox, address',
      'Day of booking and day of payment, as told',
    ],
    followUp: [
      'Send it again today and keep the proof of delivery',
      'Call in two working days: did it arrive?',
      'Correct the recipient in the customer file',
    ],
    never: ['Do not blame the person who mislaid it', 'Do not write “delivered” without proof'],
  },
  E02: {
    title: 'It is in approval, the boss has not signed',
    goal: 'Turn “in approval” into a name, a step and a date.',
    opening: 'Understood, and I will help where I can. Where exactly is it now?',
    questions: [
      'On whose desk is it? Who signs after that?',
      'When was it handed in, and how long does this usually take?',
      'Is anything missing from our side?',
      'Once signed, on which day does accounts pay?',
    ],
    reply:
      'Let me note it: the step, the person and the day you expect the signature. Contract and delivery note I can send at once. {amount} fell due on {dueOn}; the way through your house does not move that day, so I ask you to put it into the next run.',
    writeDown: ['Name and post of whoever signs', 'Day handed in, day expected, day of payment', 'Papers we still owe'],
    followUp: [
      'One line in writing that repeats name and date',
      'Call on the day after the expected signature',
      'At the third “in approval”: our manager calls theirs',
    ],
    never: ['Do not go round the person by private ties', 'Do not take “soon” for a date'],
  },
  E03: {
    title: 'The person in charge is away',
    goal: 'Find whoever stands in, or fix when the person calls back.',
    opening: 'That is fine. Who looks after this while they are away?',
    questions: [
      'When are they back? Who arranges payments until then?',
      'Who signs for wages and electricity these days?',
      'Could the one who stands in call me back?',
    ],
    reply:
      'Somebody keeps the payments going while they are away. May I have the name and extension, so that I can explain it there? And please pass on: {amount}, due {dueOn}, and I am waiting for a date. I will call again before {payBy}.',
    writeDown: ['Name, post and extension of the deputy', 'Day of return', 'Who took the call'],
    followUp: [
      'Call or write to the deputy today',
      'Call on the morning of the return',
      'Add the deputy to the contacts',
    ],
    never: ['Do not tell reception the details of the debt', 'Do not ask where somebody is in private life'],
  },
  E04: {
    title: 'Cash is short',
    goal: 'Take today what can be paid today; put the rest in writing with dates and amounts.',
    opening: 'Thank you for saying so. Then let us see: how much can go today?',
    questions: [
      'How much today or this week, and out of which money?',
      'The rest in how many parts, how much each, on which days?',
      'Is it a pinch of some weeks, or have orders or receipts changed?',
      'How do you pay your other suppliers now? Where do we stand in that row?',
      'Could you give security, a guarantor, or some of the goods back?',
    ],
    reply:
      'I see the difficulty, so let us not talk about “later” but about which day and how much. Pay a part now, and we write the rest down as a plan with dates and amounts, sealed by both. While it runs we do not chase; if a part is late, the whole rest falls due at once. How much can go today?',
    writeDown: [
      'Amount and time of today’s payment',
      'Parts and days of the rest',
      'Cause told and where the money will come from',
      'Security offered',
    ],
    followUp: [
      'Log the partial promise',
      'Draft the plan today and send it for signature',
      'Rate ability and willingness again',
      'New credit orders wait for the manager',
    ],
    never: [
      'Do not ask about the owner’s family property',
      'Do not grant a cut on the telephone',
      'Do not take a date without an amount',
    ],
  },
  E05: {
    title: 'We pay when our customer pays',
    goal: 'Part their customer’s money from ours and get a date of its own.',
    opening: 'I understand the squeeze. Our contract, though, stands by itself.',
    questions: [
      'Does the contract make our payment wait for theirs? Which clause?',
      'On which day will they pay, and how do you know?',
      'If they do not pay, out of what will you pay us?',
      'How much can go before that?',
    ],
    reply:
      'The contract is between the two of us, the goods came to you, and the day is {dueOn}, whenever your own customer pays. Where a large company buys from a small or medium one, Chinese rules no longer let payment depend on a third party. Let us fix ours: how much before {payBy}?',
    writeDown: ['Is there such a clause, and which', 'Their customer and the day named', 'Part they will pay first'],
    followUp: [
      'Check the clause and the size of both firms',
      'Log the promise or partial promise',
      'If a large company insists, the manager decides about a complaint',
    ],
    never: ['Do not call their customer', 'Between two small firms, do not claim that the clause is void'],
  },
  E06: {
    title: 'Quality or quantity is wrong',
    goal: 'Get the disputed part down clearly, and the rest paid.',
    opening: 'Thank you for telling me; we will treat it as a case. Which lot, and how much?',
    questions: [
      'Which delivery note, which lot, what quantity?',
      'When was it noticed, and who was told? Are there photographs or a test report?',
      'What do you want: other goods, return, or a lower price?',
      'And what is not in question, when will that be paid?',
    ],
    reply:
      'I am opening a case for that part today. Please send it in writing; you will hear from us by {payBy}. The other {undisputed} has nothing to do with it and is due: a question about one part does not hold back the rest. Which day for that?',
    writeDown: [
      'Invoice, delivery note, lot, quantity, amount',
      'Day noticed, how told, within the inspection period or not',
      'What they want',
      'Day of payment of the rest',
    ],
    followUp: [
      'Open a dispute for the amount, with a person and a date',
      'Ask for the claim in writing with photographs',
      'Log the promise for the undisputed part',
      'Note a late claim; the manager judges it',
    ],
    never: ['Do not accept blame on the spot', 'Do not stop chasing the whole for a part'],
  },
  E07: {
    title: 'The balances do not agree',
    goal: 'Turn the difference into a list today, and have the agreed part paid.',
    opening: 'Then let us go line by line. What is your balance, and of which day?',
    questions: [
      'Where is the gap: an invoice missing, or a payment more?',
      'Which cut-off day? I will draw ours to the same one.',
      'For what both books show, which day is it paid?',
    ],
    reply:
      'I am sending the open items to your cut-off day now; please tick what differs. What both books show is certain, so please pay that; the differences we settle within three days. Which day for the agreed part?',
    writeDown: ['Their balance and cut-off day', 'Each line that differs', 'Day of payment of the agreed part'],
    followUp: [
      'Send the statement today and ask for it back, stamped',
      'Keep the list of differences',
      'Afterwards have the balance confirmed again',
    ],
    never: ['Do not change our books to make them agree', 'Do not let the whole wait for the last line'],
  },
  E08: {
    title: 'It has been paid, it is on its way',
    goal: 'Get bank, amount, date and slip, and see it in the account before closing the case.',
    opening: 'Good news, thank you. Let me match it so that nothing goes astray.',
    questions: [
      'From which bank, on which day, how much?',
      'To which of our accounts, with which reference?',
      'Could you send me the slip?',
      'Which invoices does it cover?',
    ],
    reply:
      'I do not see it yet. It may be on the way, or booked under another name. Please send me the slip and I will look at once and tell you. If it is not here in three days, let us ask the bank together.',
    writeDown: ['Bank, amount, day, account it went to', 'Invoices covered', 'Has the slip come'],
    followUp: [
      'Search bank lines and unapplied receipts',
      'Look again in three days',
      'If it went to an account that is not ours, check at once: somebody may have posed as us',
    ],
    never: ['Do not say “received” before it is', 'Do not give out an account number by telephone'],
  },
  E09: {
    title: 'New people, new system',
    goal: 'Get to the successor and have it said that the debt stands.',
    opening: 'I see. Who looks after this now?',
    questions: [
      'What are the name, telephone and mailbox of the successor?',
      'Is our debt on the hand-over list?',
      'Are we and our invoices in the new system? What is missing?',
    ],
    reply:
      'People and systems change, contract and debt do not: under Chinese law a change of the person in charge is no ground for not performing. I will send your successor contract, invoices and statement today. Which day can it be paid?',
    writeDown: ['Old and new person', 'What has to be entered again', 'Day of payment'],
    followUp: [
      'Change the contact',
      'Send the set today and keep proof of delivery',
      'Ask for the balance to be confirmed under seal',
    ],
    never: ['Do not agree to “start the contract anew”', 'Do not ask why somebody left'],
  },
  E10: {
    title: 'We pay all suppliers at month or year end',
    goal: 'Learn the day of the next run and get onto its list.',
    opening: 'A fixed run is fine. When is the next one?',
    questions: [
      'On which day is the next run, and when does its list close?',
      'Are {invoices} on the list, in full or in part?',
      'Who makes the list? Can we be added this time?',
      'Is that the day our contract names, too?',
    ],
    reply:
      'Noted; please confirm the day of the run. The contract says {dueOn}, and a run inside your house does not change that, so please put us on this list in full. Once the list is made, could you send me a line that we are on it?',
    writeDown: [
      'Day of the run and day the list closes',
      'Who makes the list',
      'Whether our invoices are on it, with which amount',
    ],
    followUp: [
      'Log a promise for the day of the run',
      'Remind on the day before the list closes',
      'Look at the bank on the day after the run',
    ],
    never: ['Do not accept “at the next run” without a day', 'Do not agree to next year'],
  },
  E11: {
    title: 'We wait for audit, acceptance or completion papers',
    goal: 'See whether the contract says so. If not, get a date; if so, get the date of acceptance.',
    opening: 'Let me look at the contract: is that a condition for paying?',
    questions: [
      'Which clause makes payment wait for acceptance or audit?',
      'When were the goods received, and when does the inspection period end?',
      'Who accepts, and on which day?',
      'Which part need not wait, and can be paid now?',
    ],
    reply:
      'Where the contract says so, we keep to it, and I ask you for the day of acceptance. Where it does not, it cannot be added afterwards. For public bodies and large companies the Chinese rules say it too: an audit that was not agreed is no ground to wait. Which day is the acceptance, and how many days later is it paid?',
    writeDown: [
      'Clause of the contract',
      'Day of receipt and end of the inspection period',
      'Who accepts and when',
      'Part that can be paid now',
    ],
    followUp: [
      'Look up the contract and log the milestone',
      'Write when the inspection period ends',
      'Large company or public body: show the manager the law card',
    ],
    never: ['Do not say “you break the law” before reading the contract', 'Do not write an acceptance note for them'],
  },
  E12: {
    title: 'You owe us too, set it off',
    goal: 'Turn their claim into a list; sign a set-off for what qualifies, have the rest paid.',
    opening: 'We can look at that. Please list what you mean.',
    questions: [
      'Which entries, how much, which papers?',
      'Is it the same company on both sides, and is it due?',
      'After setting off, on which day is the balance paid?',
    ],
    reply:
      'What is due on both sides and beyond doubt we can set off by a signed note, entry by entry. Until it is signed, each side pays its own. Please send the list with papers today; we will have checked it by {payBy}. Which day for the balance?',
    writeDown: ['Each entry they claim, amount, paper', 'Due days and which company', 'Day of payment of the balance'],
    followUp: [
      'Check our payables',
      'Open a dispute of the kind offset',
      'Draft the set-off note for the manager’s signature',
    ],
    never: ['Do not agree to a set-off by word of mouth', 'Do not set off across another company of the group'],
  },
  E13: {
    title: 'A bill or goods instead of money',
    goal: 'Make clear that a bill is no payment until honoured; the manager decides whether to take it.',
    opening: 'Thank you for looking for a way. I will note the offer; my manager decides.',
    questions: [
      'What bill, who accepts it, when does it mature?',
      'Could it be a bank acceptance, or part of it in cash?',
      'Which goods, at what price, and who inspects them?',
    ],
    reply:
      'A bill counts for us once it is honoured; until then the debt stays on the books with its old due date. Small and medium firms cannot be made to take commercial bills. Give me the particulars and my manager will answer today. How much can go in cash now?',
    writeDown: ['Kind, number, acceptor, amount, maturity', 'Goods offered and price', 'Cash part'],
    followUp: [
      'Take a bill only after the manager has decided, then enter it in the register',
      'No goods without written consent of the manager',
      'Log the partial promise',
    ],
    never: ['Do not clear the debt against a commercial bill', 'Do not decide about goods yourself'],
  },
  E14: {
    title: 'We do not owe this, that person could not sign',
    goal: 'Do not argue. Learn which point is denied and move to papers and writing.',
    opening: 'Please tell me exactly what you do not recognise.',
    questions: [
      'Is it the transaction, the amount or the person who signed?',
      'Who took in the goods? Is the address yours?',
      'Have you paid other deliveries signed by the same person?',
    ],
    reply:
      'I will put together contract, delivery notes, invoices and past payments and send them to you. Please tell me in writing which of them you do not recognise. I will add the deliveries the same person signed and you paid. I expect your answer by {payBy}.',
    writeDown: [
      'What is denied, by whom, in their words',
      'Name and position of the signer',
      'Earlier deliveries signed alike and paid',
    ],
    followUp: [
      'Put the list of evidence together today',
      'Open a dispute of the kind authority and mark that it may go to law',
      'From now on in writing; ask the manager or a lawyer to look',
    ],
    never: ['Do not quarrel or belittle', 'Do not name crimes', 'Do not alter or re-sign any paper'],
  },
  E15: {
    title: 'No answer at all',
    goal: 'Change hour, channel and person; in the end write in a way whose arrival can be proved.',
    opening: 'Hello, this is {me} of {company}. My last message may not have reached you, so let me try again.',
    questions: [
      'Is this still the number of {contact}?',
      'Who looks after payments now?',
      'Is the notice address in the contract still right?',
    ],
    reply:
      '(Message) Hello, {me} of {company}, about {amount} due on {dueOn}. I would like to fix a day with you. Please call me back before {payBy}; if there is a difficulty, tell me and we will look for a way.',
    writeDown: ['Time, number and channel of each try', 'Who answered and what was said', 'Channels not tried yet'],
    followUp: [
      'Try another hour and channel, three times a day at most',
      'Ask our salesperson how the customer is doing',
      'After three tries send a registered letter or courier that names its contents to the address of the contract',
      'Look up the company register and the address',
    ],
    never: [
      'Do not call family, friends or customers',
      'Do not post in groups or online',
      'Do not pretend to be somebody else',
    ],
  },
};
