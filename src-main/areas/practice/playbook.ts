import type { PracticeActs } from './acts.ts';

/** What the clerk learned from two older cases, and one script put into the company's own words. */
export function playbookDesk({ done, ago, say, customerOf, language }: PracticeActs): void {
  done(ago(141), 'playbook.saveLesson', {
    customerId: customerOf('KH008'), closedOn: ago(142), outcome: 'still_customer', cause: 'dispute',
    title: say('色差的那一部分先登记，其余当周就付了', 'The shade was logged apart, the rest came within the week'),
    story: say('一批窗帘布色差，客户整单不付。拖了三个星期才问清只涉及两卷。', 'One lot of curtain cloth was off shade and the whole invoice stayed unpaid. It took three weeks to learn that two rolls were concerned.'),
    worked: say('请质检当天看照片，答应换两卷；其余金额单独约了日期。', 'Quality looked at the photographs the same day and two rolls were replaced; a date of its own was agreed for the rest.'),
    learned: say('第一通电话就问清有异议的金额，其余不停催。', 'Ask for the disputed amount in the first call, and go on with the rest.'),
    tags: [say('色差', 'shade'), say('部分争议', 'part dispute')],
  }); // prettier-ignore
  done(ago(73), 'playbook.saveLesson', {
    customerId: customerOf('KH029'), closedOn: ago(75), outcome: 'paid_full', cause: 'process',
    title: say('小店认人，当面对账最快', 'A small shop knows faces: the account settled on the spot'),
    story: say('电话里总说“等老板”，三次都没有日期。', 'On the telephone it was always “when the boss is here”, three times without a date.'),
    worked: say('送货时两个人一起去，带对账单，当场盖章付款。', 'Two of us went along with a delivery, took the statement, and had it stamped and paid there.'),
    learned: say('同一个理由听到第三次就换渠道，不再打同一个电话。', 'When the same reason comes a third time, change the channel.'),
    tags: [say('门店', 'shop'), say('上门', 'visit')],
  }); // prettier-ignore
  done(ago(60), 'playbook.saveTerm', {
    group: 'papers', language, zh: '码单', en: 'piece list',
    meaning: say('每卷布的长度和缸号清单，客户对数量有疑问时先核这一张。', 'Lengths and dye lots of each roll; looked at first when a quantity is in question.'),
  }); // prettier-ignore
}
