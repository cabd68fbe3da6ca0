import { ok } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { fileNameOf, issueDocument } from '../letters/archive.ts';
import type { reportsContract } from './contract.ts';
import { gather, type ReportData } from './gather.ts';
import { Pen } from './pen.ts';
import { reportHtml } from './reportHtml.ts';
import { differenceMinor, isReconciled } from './rules.ts';

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
