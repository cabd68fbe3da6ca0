import type { BriefText } from './briefText.ts';

export const briefZh: BriefText = {
  title: '催收简报',
  lead: '{name}（{code}）· 催收 {collector} · 业务 {salesperson}',
  words: {
    asOf: '截至', practice: '练习账套', confidential: '内部资料，不得外传', made: '生成于', owed: '应收', overdue: '逾期', disputed: '其中争议 {amount}',
    unapplied: '未核销 {amount}', exposure: '敞口', limit: '额度 {amount}', noLimit: '未设额度', grade: '信用等级', danger: '危险级别', usual: '平时付款',
    kept: '承诺履约率', lastContact: '最近联系', never: '没有', unknown: '未定', none: '无', days: '晚 {from}–{to} 天', early: '按期或提前', notDue: '未到期', over: '{from} 天以上',
    invoice: '单据', due: '到期日', late: '逾期天数', open: '未付', remarks: '说明', more: '另有 {count} 笔，共 {amount}', contact: '联系人', consentRefused: '拒绝被联系',
    on: '日期', way: '方式与结果', said: '记录', amount: '金额', state: '状态', level: '第 {level} 次', promisedFor: '{day} 承诺 {amount}', disputedPart: '争议 {amount}',
    plan: '分期 {number}', legal: '案件 {number}', limitation: '时效安全日 {day}', keepClaim: '{number} 的时效稳妥届满日是 {day}：要的是决定或书面材料，不是电话。', missing: '缺 {papers}', until: '到 {day}', cover: '可实现 {amount}',
    stepDue: '催收步骤 {code}（{kind}）自 {day} 起应做', inVain: '之后 {count} 次没联系上', paidItems: '近 12 个月 {count} 笔', keptOf: '{count} 次承诺', notes: '通话记录',
  },
  sections: {
    aging: '欠多久', items: '欠什么', history: '联系经过', promises: '承诺', agreed: '分期与案件', securities: '担保', strategy: '策略', ask: '这次要问的',
    blocked: '现在不能催收',
  },
  dangers: { none: '无', yellow: '关注', orange: '警惕', red: '紧急' },
  statuses: { watch: '观察', hold: '暂停赊销' },
  states: {
    open: '未到期', due: '到期', kept: '已履行', kept_within: '容差内履行', partial: '部分履行', broken: '失约', withdrawn: '已撤回', superseded: '已被取代',
  },
  steps: { reminder: '提醒', call: '电话', letter: '催款函', lawyer: '律师函', decision: '决定', writeoff_review: '核销复核' },
  blocks: {
    excluded: '已排除催收', paused: '暂停催收', promise: '承诺未到期', plan: '分期履行中', disputed: '全额争议', legal: '法律程序中', merged: '客户已合并',
  },
  papers: { contract: '合同', delivery: '送货单', statement: '对账单', invoice: '发票签收', signer: '签收人授权', letter: '催款函送达' },
  securities: { guarantee: '保证', mortgage: '抵押', pledge: '质押', lien: '留置', deposit: '定金', retention: '所有权保留', other: '其他' },
  boxes: { A: 'A 能付、愿付', B: 'B 能付、不愿付', C: 'C 愿付、付不出', D: 'D 不愿也付不出' },
  strategies: {
    A: '疏忽或流程问题：补寄资料，定下付款日，语气缓和。',
    B: '先解决真正的争议，再讲后果：停货、利息、主管上门、律师函。',
    C: '签分期，要担保，今天先付一部分，小额稳付，紧盯。',
    D: '停止供货，保全证据与财产，尽快走法律程序，或估计坏账。',
    unknown: '能力与意愿还没有评：这次通话要问清。',
  },
}; // prettier-ignore
