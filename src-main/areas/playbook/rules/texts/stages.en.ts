import type { ScriptWords } from '../../contract.ts';
import type { StageScript } from '../codes.ts';

/** Talks along the chase, in English (domain.md §6.4, §6.5). Version 1. */
export const stagesEn: Readonly<Record<StageScript, ScriptWords>> = {
  pre_due: {
    title: 'Reminder before the due date',
    goal: 'See that the papers are there and the payment is scheduled. This is service, not chasing.',
    opening: 'Hello {contact}, this is {me} of {company}. May I check that you have everything for {invoices}?',
    questions: [
      'Have goods and invoice arrived? Anything wrong with quantity or quality?',
      'How far is the approval?',
      'It is due on {dueOn}: which run will it be in?',
    ],
    reply:
      'Thank you. So we are in the run of {dueOn}. Should anything change, please tell me beforehand so that I can plan.',
    writeDown: ['Papers complete or not', 'Approval and run', 'Remarks about quality or quantity'],
    followUp: [
      'Send missing papers today',
      'Open a dispute today if something is wrong',
      'Look at the bank on the day after the due date',
    ],
    never: ['Do not mention interest or stopping supply before the due date', 'One reminder per item is enough'],
  },
  first_call: {
    title: 'First collection call',
    goal: 'Learn the reason; leave with amount, date and name; confirm in writing the same day.',
    opening:
      'Hello {contact}, {me} of {company}. {invoices}, {amount} in all, fell due on {dueOn} and I do not see it yet. May I check with you?',
    questions: [
      'Has it been paid, or is it still to be arranged?',
      'What is the reason? Is there any other?',
      'Which day, how much, and who arranges it?',
      'Is there a part you do not agree with?',
    ],
    reply:
      'Let me repeat: {amount}, by {payBy}, arranged by you. I am sending you a line to confirm it; please answer “yes”. I will check with you on that day.',
    writeDown: ['Reason, by its excuse code', 'Amount, date and name promised', 'Part that is not in question'],
    followUp: [
      'Confirm in writing and keep the proof',
      'Log the promise',
      'Remind on the day before, look at the bank on the day after',
    ],
    never: [
      'Do not begin with a reproach',
      'Do not speak of the debt to somebody not concerned',
      'Do not take “as soon as possible” for a date',
    ],
  },
  second_call: {
    title: 'Second collection call',
    goal: 'Hold what was said last time against today, get a firm date, and say that new credit orders wait.',
    opening:
      'Hello {contact}, {me} of {company}. I am coming back to what we agreed: {amount} is {daysLate} days late today.',
    questions: [
      'Is the step done that you named last time? What holds it?',
      'How much can go today?',
      'Which day for the rest, and who can decide?',
      'Shall my manager speak with yours?',
    ],
    reply:
      'By our rules new orders on credit pause at this point; orders paid beforehand go on. I do not want this to stand between us, so please give me a firm day now. If you cannot, tell me who can, and my manager will call.',
    writeDown: ['What has changed since last time', 'Payment today, date of the rest', 'Who can decide'],
    followUp: [
      'Send the second notice',
      'Log the promise or partial promise',
      'Pause new credit by the rules and tell sales',
    ],
    never: [
      'Do not name consequences that will not come',
      'Do not vent on the clerk',
      'Do not chase the part under an open dispute',
    ],
  },
  broken_promise: {
    title: 'After a broken promise',
    goal: 'Ask the same day. A new date must be nearer and firmer, with a part paid now if possible.',
    opening:
      'Hello {contact}, {me} of {company}. You had told me {promised} for {promisedOn}; I do not see it today. Has something changed?',
    questions: [
      'What became of the money that was meant for it?',
      'How much can go today, from which account?',
      'What makes the new date safe?',
      'Could your head of accounts confirm it, too?',
    ],
    reply:
      'Things change, I see that, and we have waited once for your date. This time please pay a part now, the rest by {payBy}, and send me that under your seal. If it moves again I have to hand it to my manager, as our rules say.',
    writeDown: ['Why it was not kept', 'New amount, date and name', 'How many times it has moved'],
    followUp: [
      'Confirm the new promise in writing today',
      'Second postponement: tell the manager',
      'Lower the rating of willingness and say why',
      'Letters that are due wait no longer',
    ],
    never: ['Do not say “you lied”', 'Do not move the same item again and again'],
  },
  dispute_call: {
    title: 'Call about a dispute',
    goal: 'Hear it, write it, name a day for the answer, and get a date for what is not in question.',
    opening: 'Hello {contact}, {me} of {company}. I am following up what you reported and want to have it right.',
    questions: [
      'Which lot, which papers, which amount?',
      'When was it noticed, and how were we told?',
      'What would settle it for you?',
      'The other {undisputed} is not in question, is it? Which day for that?',
    ],
    reply:
      'Let me repeat it; if it is right, please send it with photographs. You have our answer by {payBy}. Please pay the {undisputed} that is not in question; it also helps me to move your case faster here.',
    writeDown: [
      'Facts, amount and grounds',
      'Day we were told, within the inspection period or not',
      'What they ask for',
      'Day of payment of the rest',
    ],
    followUp: [
      'Open the dispute: cause, amount, person, date',
      'Hand it to quality or stores',
      'Answer in writing before the date',
      'Go on chasing the undisputed part',
    ],
    never: [
      'Do not settle blame on the spot',
      'Do not trade the undisputed part',
      'Do not leave a dispute without a date',
    ],
  },
  plan_talk: {
    title: 'Talking about instalments',
    goal: 'A down payment first; the rest in a signed plan: debt acknowledged, dates, the whole falling due on default, security.',
    opening: 'Hello {contact}, {me} of {company}. You asked for instalments, so let us find what both can keep.',
    questions: [
      'How much down, on which day? Not less than a fifth, as a rule.',
      'What can you keep up each time? On which day does your money come in?',
      'Who can stand surety, and what could be given as security?',
      'Who signs, with what authority?',
    ],
    reply:
      'Our terms: the paper names the debt and its old due dates and counts once the down payment is here; fixed days; if a part is later than agreed, the whole rest is due. While it is kept we do not chase, and new goods are paid beforehand. Which day for the down payment?',
    writeDown: [
      'Debt and invoices it covers',
      'Down payment, number of parts, amount, day',
      'Interest: waived, kept or suspended',
      'Security and signers',
    ],
    followUp: [
      'Draft the plan, have the manager approve it',
      'File the sealed copy and log it as signed',
      'Remind before each part, look at the bank after',
      'Call on the day a part is late',
    ],
    never: [
      'Do not stop chasing before the down payment',
      'Do not waive interest by word of mouth',
      'Do not change due dates or ages of the debt',
    ],
  },
  final_notice: {
    title: 'Call around the final notice',
    goal: 'Name the last date and what follows, and leave a way open.',
    opening:
      'Hello {contact}, {me} of {company}. We are about to send the final notice for {amount}; I would like to hear you first.',
    questions: [
      'Can it be cleared by {payBy}? If not, what is missing?',
      'Would you sign a plan and give security?',
      'Is there an objection that has not been said?',
      'To which address shall the notice go, and who signs for it?',
    ],
    reply:
      'The date is {payBy}. Until then payment in full or a signed plan is welcome; after it the file goes to our lawyer, who takes the steps the law provides. That is our procedure and nothing personal. Shall I send you the plan today?',
    writeDown: ['Their answer, in their words', 'What they would agree to', 'Who signs, at which address'],
    followUp: [
      'The notice names principal, ground of interest, date and account; keep the proof of delivery',
      'Look for gaps in the evidence',
      'On the day after the date the manager decides',
    ],
    never: [
      'Do not say what we will not do',
      'Do not speak of arrest, prison or exposure',
      'Do not promise how a court decides',
    ],
  },
  visit: {
    title: 'Visit, two persons',
    goal: 'Settle balance and payment face to face and bring back a signed note.',
    opening:
      'Hello {contact}, I am {me} of {company}, this is my colleague. We said we would go through the account today; half an hour will do.',
    questions: [
      'Do we agree on {amount}?',
      'May we see how production and stock are doing?',
      'How much can go today, and how about the rest?',
      'Would you stamp the statement?',
    ],
    reply:
      'Thank you for receiving us. Let us write down what we agreed: balance, dates, and what is left open. If it is right, please sign and stamp it; one copy each.',
    writeDown: [
      'Time of arrival and who was there',
      'What was seen: work, stock, people',
      'What was agreed and what was not',
      'Time of leaving',
    ],
    followUp: [
      'Take along: authorisation, statement, copies of invoices and delivery notes, a draft plan',
      'Log the visit and its cost today with the note',
      'Rate ability again by what was seen',
    ],
    never: [
      'Never alone, never at night, never at a home',
      'Leave when asked to',
      'Do not block doors, take goods or photograph staff',
      'Do not take cash without a receipt',
    ],
  },
  care: {
    title: 'Care call',
    goal: 'Hear how things are and whether they are content, apart from collecting.',
    opening: 'Hello {contact}, {me} of {company}. Not about money today: how do you find our supply?',
    questions: [
      'Are you content with goods and delivery lately?',
      'How will your orders change?',
      'What could we do better with statements and invoices?',
    ],
    reply: 'Thank you. I have noted it; what we can mend we will, and I will tell you when it is done.',
    writeDown: ['Opinions and wishes', 'Changes of orders, people, numbers'],
    followUp: [
      'Log it as feedback with a person in charge',
      'Renew the contacts',
      'If such calls are not wanted, log that and stop',
    ],
    never: ['Do not collect in a care call', 'Do not call again when it is not wanted'],
  },
};
