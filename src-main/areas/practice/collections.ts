import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day.ts';
import type { TaskId } from '../../kernel/ids.ts';
import type { PracticeActs } from './acts.ts';

/** Colleagues asked for papers and visits, two customers put off with a reason, yesterday finished with a note. */
export function collectionsDesk(acts: PracticeActs): void {
  const { ago, say, done, customerOf, today } = acts;
  const task = (
    givenAgo: number,
    code: string | null,
    kind: string,
    title: string,
    owner: string,
    dueOn: Day,
    more: { readonly note?: string; readonly atTime?: string; readonly source?: string } = {},
  ): TaskId =>
    done(ago(givenAgo), 'collections.addTask', {
      customerId: code === null ? null : customerOf(code), kind, title, owner, dueOn, ...more,
    }).taskId; // prettier-ignore
  const warehouse = say('仓库 老陈', 'Chen, warehouse');
  const quality = say('质检 李工', 'Li, quality');
  const sales = say('业务 小周', 'Zhou, sales');

  const found = task(34, 'KH041', 'delivery_proof', say('找 9 月送货单的签收联', 'Find the signed delivery notes of September'), warehouse, ago(30)); // prettier-ignore
  done(ago(29), 'collections.finishTask', {
    taskId: found, doneOn: ago(29), doneNote: say('签收联找到两张，已扫描', 'Two signed notes found and scanned'),
  }); // prettier-ignore
  const copied = task(12, 'KH042', 'invoice_copy', say('把发票副本寄给对方财务', 'Send their accountant the invoice copies'), sales, ago(10)); // prettier-ignore
  done(ago(10), 'collections.finishTask', {
    taskId: copied, doneOn: ago(10), doneNote: say('已快递，单号 SF1288', 'Sent by courier, SF1288'),
  }); // prettier-ignore
  task(9, 'KH041', 'quality', say('色差投诉：给出检验结论', 'Colour complaint: give the finding'), quality, ago(2), {
    note: say('客户等结论才肯对账', 'They will not reconcile before they have it'),
  });
  task(4, 'KH054', 'visit', say('上门拜访，约财务负责人', 'Visit them, ask for the head of finance'), sales, addDays(today, 2), { atTime: '14:30' }); // prettier-ignore
  task(3, 'KH053', 'document', say('补合同盖章页', 'Get the stamped page of the contract'), sales, addDays(today, 5));
  task(1, null, 'approval', say('请经理批下月的核销名单', 'Have next month’s write-off list approved'), say('王经理', 'Wang, manager'), addDays(today, 1)); // prettier-ignore

  done(ago(2), 'collections.hide', {
    customerId: customerOf('KH055'), fromOn: ago(2), untilOn: addDays(today, 3), reason: say('对方财务出差，周四回来', 'Their accountant is travelling until Thursday'),
  }); // prettier-ignore
  done(ago(1), 'collections.hide', {
    customerId: customerOf('KH056'), fromOn: ago(1), untilOn: addDays(today, 1), reason: say('等我方对账差异的答复', 'Waiting for our own answer about a difference'),
  }); // prettier-ignore
  done(ago(1), 'collections.finishDay', {
    onDay: ago(1), note: say('明天先核销银行流水，再打电话', 'Apply the bank lines first tomorrow, then call'),
  }); // prettier-ignore
}
