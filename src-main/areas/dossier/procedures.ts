import { hash } from 'node:crypto';
import { ok, refuse } from '../../kernel/result.ts';
import { safeFileName } from '../../kernel/text.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { applies, evidenceKinds } from '../evidence/rules/score.ts';
import { summaryOf } from '../evidence/store.ts';
import { fileNameOf } from '../letters/archive.ts';
import { takeNumber } from '../letters/store.ts';
import { bundleTitle } from './bundle.ts';
import { manifestOf, plannedFiles, sheetOf } from './building.ts';
import { dossierParts, type dossierContract, type DossierPart, type PackFile } from './contract.ts';
import { gatherDossier, type Dossier } from './gather.ts';
import { insertPack, packsOf } from './store.ts';

export const dossierProcedures: Handlers<typeof dossierContract> = {
  'dossier.overview': ({ db }, question) => {
    if (!findCustomer(db, question.customerId)) return refuse('customer_not_found');
    const dossier = gatherDossier(db, question);
    const { percent, provedPercent } = summaryOf(db, question);
    return ok({
      claimMinor: dossier.claimMinor,
      overdueMinor: dossier.overdueMinor,
      percent,
      provedPercent,
      parts: dossierParts.map((part) => ({
        part,
        records: recordsOf(dossier, part),
        files: dossier.files.filter((file) => file.part === part).length,
        unproved: unprovedOf(dossier, part),
      })),
      gaps: dossier.papers.flatMap(({ documentId, number, openMinor, overdue, states }) => {
        const missing = evidenceKinds.filter((kind) => applies(kind, overdue) && states[kind] === 'missing');
        const claimed = evidenceKinds.filter((kind) => states[kind] === 'claimed');
        return missing.length + claimed.length === 0 ? [] : [{ documentId, number, openMinor, missing, claimed }];
      }),
      packs: packsOf(db, { customerId: question.customerId }),
    });
  },

  'dossier.preview': (ctx, { language, ...question }) => {
    const customer = findCustomer(ctx.db, question.customerId);
    if (!customer) return refuse('customer_not_found');
    const { sheet, dossier } = sheetOf(ctx, question, customer, language, null);
    const title = bundleTitle(sheet);
    const documentToken = ctx.documents.keep({ html: plannedFiles(ctx, sheet, dossier).page, title });
    return ok({ documentToken, title, suggestedFileName: fileNameOf(title, question.asOf) });
  },

  'dossier.build': async (ctx, { language, note, ...question }) => {
    const customer = findCustomer(ctx.db, question.customerId);
    if (!customer) return refuse('customer_not_found');
    ctx.progress('collecting', 0, 1);
    await ctx.breathe();
    return ctx.command((write) => {
      const prefix = `EP-${write.today.slice(0, 4)}`;
      const number = `${prefix}-${String(takeNumber(write.db, prefix)).padStart(4, '0')}`;
      const { sheet, dossier } = sheetOf(write, question, customer, language, number);
      const { planned, missing } = plannedFiles(write, sheet, dossier);
      if (missing.length > 0) return refuse('pack_file_missing', { file: missing.join(', ') });
      ctx.progress('writing', 0, planned.length);
      let written;
      try {
        written = write.packs.write(safeFileName(`${number} ${customer.name}`), planned.map(({ file }) => file), manifestOf); // prettier-ignore
      } catch (error) {
        if (error instanceof Error && error.name === 'PaperChanged')
          return refuse('pack_file_changed', { file: error.message });
        return refuse('pack_not_written', { reason: error instanceof Error ? error.message : String(error) });
      }
      const files = written.files.map((file, index): PackFile => {
        const plan = planned[index];
        return { ...file, part: plan?.part ?? 'index', title: plan?.title ?? '' };
      });
      const sha256 = hash('sha256', manifestOf(written.files).content, 'hex');
      const pack = {
        number,
        currency: question.currency,
        claimMinor: dossier.claimMinor,
        folder: written.folder,
        files,
      };
      const packId = insertPack(
        write.db,
        { ...pack, customerId: customer.id, asOf: question.asOf, sha256, note },
        write,
      );
      write.audit({ entity: 'evidencePack', id: packId, customerId: customer.id, after: { number, files: files.length, sha256, note } }); // prettier-ignore
      const [kept] = packsOf(write.db, { packId });
      if (!kept) throw new Error('the pack was just written');
      return ok({ pack: kept });
    });
  },

  'dossier.verify': (ctx, { packId }) => {
    const [pack] = packsOf(ctx.db, { packId });
    if (!pack) return refuse('pack_not_found');
    const { missing, changed } = ctx.packs.check(pack.folder, pack.files);
    const manifest = ctx.packs.check(pack.folder, [{ path: manifestOf([]).path, sha256: pack.sha256 }]);
    const manifestWhole = manifest.missing.length + manifest.changed.length === 0;
    return ok({ files: pack.files.length, missing, changed, manifestWhole });
  },
};

/** How many records there are; of papers, how many of the claimed documents they speak for. */
function recordsOf(dossier: Dossier, part: DossierPart): number {
  switch (part) {
    case 'contract':
    case 'delivery':
    case 'invoice':
    case 'statement':
      return dossier.papers.filter(({ states }) => states[part] === 'held' || states[part] === 'claimed').length;
    case 'letter':
      return dossier.letters.length;
    case 'acknowledgement':
      return dossier.promises.length + dossier.plans.length;
    case 'security':
      return dossier.securities.length;
    case 'log':
      return dossier.actions.length;
    case 'case':
      return dossier.cases.length;
    case 'calculation':
      return dossier.borne.length;
  }
}

function unprovedOf(dossier: Dossier, part: DossierPart): number {
  if (part === 'contract' || part === 'delivery' || part === 'invoice' || part === 'statement')
    return dossier.papers.filter(({ states }) => states[part] === 'claimed').length;
  if (part === 'letter')
    return dossier.letters.filter(({ proofs }) => !proofs.some(({ proofGrade }) => proofGrade === 'A' || proofGrade === 'B')).length; // prettier-ignore
  if (part === 'log')
    return dossier.actions.filter(({ proofGrade }) => proofGrade === 'none' || proofGrade === 'C').length;
  if (part === 'acknowledgement') return dossier.promises.filter(({ written }) => !written).length;
  return 0;
}
