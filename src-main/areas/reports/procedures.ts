import { ok, refuse } from '../../kernel/result.ts';
import { safeFileName } from '../../kernel/text.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { mergedInto } from '../customers/store/group.ts';
import { fileNameOf, issueDocument } from '../letters/archive.ts';
import type { reportsContract } from './contract.ts';
import { gatherCreditFile } from './creditFile/gather.ts';
import { creditFileHtml, creditFileTitle } from './creditFile/page.ts';
import { gather, type ReportData } from './gather.ts';
import { flatRows, readyList } from './lists/build.ts';
import { listPage, MOST_PRINTED } from './lists/page.ts';
import { briefData, briefHtml, briefTitle } from './papers/brief.ts';
import { handoverPaper } from './papers/handover.ts';
import { policyData, policyHtml, policyTitle } from './papers/policy.ts';
import { visitSheet } from './papers/visits.ts';
import { Pen } from './pen.ts';
import { reportHtml } from './reportHtml.ts';
import { differenceMinor, isReconciled } from './rules/report.ts';
import { visitsOn } from './visits.ts';

export const reportsProcedures: Handlers<typeof reportsContract> = {
  'reports.preview': (ctx, question) => {
    const data = gather(ctx.db, question, ctx.now);
    const title = titleOf(data);
    return ok({
      documentToken: ctx.documents.keep({ html: reportHtml(data, null), title }),
      title,
      suggestedFileName: fileNameOf(title, new Pen(data.language, data.currency).text.words.draft),
      reconciled: isReconciled(data.aging),
    });
  },

  'reports.issue': (ctx, question) => {
    const data = gather(ctx.db, question, ctx.recordedAt);
    return ok(
      issueDocument(ctx, {
        kind: 'management_report',
        title: titleOf(data),
        customerId: null,
        level: null,
        language: data.language,
        currency: data.currency,
        amountMinor: data.kpi.totalMinor,
        asOf: data.asOf,
        knownAt: data.knownAt,
        figures: figuresOf(data),
        reason: '',
        draw: (number) => reportHtml(data, number),
      }),
    );
  },

  'reports.policy': ({ db, now, documents }, { language, asOf }) => {
    const data = policyData(db, language, asOf, now);
    const title = policyTitle(data);
    return ok({
      documentToken: documents.keep({ html: policyHtml(data, null), title }),
      title,
      suggestedFileName: fileNameOf(title, new Pen(language, data.settings.baseCurrency).text.words.draft),
    });
  },

  'reports.issuePolicy': (ctx, { language, asOf }) => {
    const data = policyData(ctx.db, language, asOf, ctx.recordedAt);
    const { baseCurrency, exposure, orderCheck, limits, danger, policy } = data.settings;
    return ok(
      issueDocument(ctx, {
        kind: 'policy_manual',
        title: policyTitle(data),
        customerId: null,
        level: null,
        language,
        currency: baseCurrency,
        amountMinor: 0,
        asOf,
        knownAt: data.knownAt,
        figures: { exposure, orderCheck, limits, danger, policy },
        reason: '',
        draw: (number) => policyHtml(data, number),
      }),
    );
  },

  'reports.handover': ({ db, documents }, { of, language, ...point }) => {
    const paper = handoverPaper(db, point, of, language);
    if (paper === null) return refuse('handover_empty');
    const { html, title, customers } = paper;
    return ok({
      documentToken: documents.keep({ html, title }),
      title,
      suggestedFileName: `${safeFileName(title)}.pdf`,
      customers,
    });
  },

  'reports.visits': ({ db }, { onDay, collector, ...point }) => {
    const rows = visitsOn(db, point, onDay);
    return ok({
      rows: collector === undefined || collector === '' ? rows : rows.filter((row) => row.collector === collector),
    });
  },

  'reports.visitSheet': ({ db, now, documents }, { onDay, language, customerIds, ...point }) => {
    const customers = [...new Set(customerIds)].map((customerId) => findCustomer(db, customerId));
    if (customers.includes(null)) return refuse('customer_not_found');
    const paper = visitSheet(db, point, {
      onDay,
      language,
      now,
      customers: customers.filter((one) => one !== null),
    });
    return ok({
      documentToken: documents.keep(paper),
      title: paper.title,
      suggestedFileName: `${safeFileName(paper.title)}.pdf`,
      customers: customers.length,
    });
  },

  'reports.creditFile': (ctx, question) => {
    const gathered = gatherCreditFile(ctx, question, ctx.now);
    if (!gathered.ok) return gathered;
    const title = creditFileTitle(gathered.value);
    return ok({
      documentToken: ctx.documents.keep({ html: creditFileHtml(gathered.value, null), title }),
      title,
      suggestedFileName: fileNameOf(title, new Pen(question.language, question.currency).text.words.draft),
    });
  },

  'reports.debtorBrief': ({ db, now, documents }, { customerId, language, ...point }) => {
    const customer = findCustomer(db, customerId);
    if (!customer) {
      const kept = mergedInto(db, customerId);
      return kept === null ? refuse('customer_not_found') : refuse('customer_merged', { id: kept.id, name: kept.name });
    }
    const data = briefData(db, point, customer, language, now);
    const title = briefTitle(data);
    return ok({
      documentToken: documents.keep({ html: briefHtml(data), title }),
      title,
      suggestedFileName: fileNameOf(title, point.asOf),
    });
  },

  'reports.issueCreditFile': (ctx, question) => {
    const gathered = gatherCreditFile(ctx, question, ctx.recordedAt);
    if (!gathered.ok) return gathered;
    const data = gathered.value;
    const { exposure, score, danger, completeness, advice, status } = data;
    return ok(
      issueDocument(ctx, {
        kind: 'credit_file',
        title: creditFileTitle(data),
        customerId: question.customerId,
        level: null,
        language: data.language,
        currency: data.currency,
        amountMinor: exposure.exposureMinor,
        asOf: data.asOf,
        knownAt: data.knownAt,
        figures: {
          exposure,
          grade: score.inForce,
          danger: { level: danger?.level ?? 'none', weight: danger?.weight ?? 0 },
          completeness: completeness.points,
          recommendation: advice.recommendation,
          status,
        },
        reason: '',
        draw: (number) => creditFileHtml(data, number),
      }),
    );
  },

  'reports.list': ({ db, now }, { offset, limit, ...request }) => {
    const ready = readyList(db, request, now);
    if (!ready.ok) return ready;
    const { facts, columns, sections, reconciled } = ready.value;
    const rows = flatRows(ready.value);
    return ok({
      facts,
      columns: columns.map(({ sum: _sum, ...column }) => column),
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      sections: sections.map(({ currency, lines, totals, proof }) => ({ currency, lines, totals: [...totals], proof })),
      reconciled,
    });
  },

  'reports.listPage': (ctx, { language, ...request }) => {
    const ready = readyList(ctx.db, request, ctx.now);
    if (!ready.ok) return ready;
    const rows = ready.value.sections.reduce((sum, section) => sum + section.rows.length, 0);
    if (rows > MOST_PRINTED) return refuse('list_too_long_to_print', { rows, most: MOST_PRINTED });
    const { html, title, landscape } = listPage(ready.value, language);
    return ok({
      documentToken: ctx.documents.keep({ html, title }),
      title,
      suggestedFileName: safeFileName(`${title}.pdf`),
      landscape,
      reconciled: ready.value.reconciled,
    });
  },
};

function titleOf(data: ReportData): string {
  const { title } = new Pen(data.language, data.currency).text;
  return `${title} ${data.asOf} ${data.currency}`;
}

/** The figures frozen with the report, for comparing two reports without reading pages. */
function figuresOf(data: ReportData) {
  return {
    kpi: data.kpi,
    aging: data.aging.map(({ customers: _customers, ...aging }) => ({
      ...aging,
      differenceMinor: differenceMinor({ ...aging, customers: [] }),
    })),
    quadrant: { ...data.quadrant, points: data.quadrant.points.length },
    topTen: data.quadrant.points.slice(0, 10).map(({ customerId, overdueMinor }) => ({ customerId, overdueMinor })),
    warnings: data.signals.filter((signal) => signal.acknowledged === null).map(({ key, level }) => ({ key, level })),
    audit: data.audit,
  };
}
