import fs from 'node:fs';
import path from 'node:path';
import { ok, refuse } from '../../kernel/result.ts';
import { notWritable, writeFileAtomic } from '../../storage/files.ts';
import type { Handlers } from '../context.ts';
import type { filesContract } from './contract.ts';
import { MAX_FILE_BYTES, mediaTypeOf, pictureType } from './rules.ts';
import {
  attachmentsOfOwner,
  customerKnown,
  findAttachment,
  insertAttachment,
  setAttachmentRemoved,
  updateAttachment,
} from './store.ts';

export const filesProcedures: Handlers<typeof filesContract> = {
  'files.list': ({ db, attachments }, { removed, ...owner }) => {
    const rows = attachmentsOfOwner(db, owner, removed).map((row) => ({
      ...row,
      present: attachments.find(row.sha256) !== null,
    }));
    return ok({ rows });
  },

  'files.add': ({ db, files, attachments, actor, recordedAt, audit }, { fileToken, ...input }) => {
    const source = files.toRead(fileToken);
    if (!source.ok) return source;
    const fileName = path.basename(source.value);
    const mediaType = mediaTypeOf(fileName);
    if (mediaType === null) return refuse('file_kind_refused', { file: fileName });
    const stat = fs.statSync(source.value, { throwIfNoEntry: false });
    if (!stat?.isFile()) return refuse('file_unreadable', { file: fileName });
    if (stat.size === 0) return refuse('file_empty', { file: fileName });
    if (stat.size > MAX_FILE_BYTES)
      return refuse('file_too_large', { file: fileName, most: MAX_FILE_BYTES / 1_048_576 });
    const { customerId } = input;
    if (customerId !== null && !customerKnown(db, customerId)) return refuse('customer_not_found');
    const kept = attachments.keep(source.value);
    const attachmentId = insertAttachment(db, { ...input, ...kept, fileName, mediaType, actor, recordedAt });
    const owner =
      customerId === null ? { entity: input.entity, id: input.entityId } : { entity: 'customer', id: customerId };
    audit({ ...owner, file: fileName, kind: input.kind, title: input.title, sha256: kept.sha256 });
    return ok({ attachmentId });
  },

  'files.change': ({ db, audit }, { attachmentId, ...about }) => {
    const before = findAttachment(db, attachmentId);
    if (before?.removedAt !== null) return refuse('attachment_not_found');
    updateAttachment(db, attachmentId, about);
    const { kind, title, onDay, expiresOn, note } = before;
    audit({ ...ownerOf(before), file: before.fileName, before: { kind, title, onDay, expiresOn, note }, after: about });
    return ok(null);
  },

  'files.remove': ({ db, recordedAt, audit }, { attachmentId, reason }) => {
    const before = findAttachment(db, attachmentId);
    if (before?.removedAt !== null) return refuse('attachment_not_found');
    setAttachmentRemoved(db, attachmentId, recordedAt);
    audit({ ...ownerOf(before), file: before.fileName, removed: true, reason });
    return ok(null);
  },

  'files.bringBack': ({ db, audit }, { attachmentId }) => {
    const before = findAttachment(db, attachmentId);
    if (before === null || before.removedAt === null) return refuse('attachment_not_found');
    setAttachmentRemoved(db, attachmentId, null);
    audit({ ...ownerOf(before), file: before.fileName, removed: false });
    return ok(null);
  },

  'files.preview': ({ db, attachments, documents }, { attachmentId }) => {
    const file = findAttachment(db, attachmentId);
    if (file === null) return refuse('attachment_not_found');
    const place = attachments.find(file.sha256);
    if (place === null) return refuse('attachment_missing', { file: file.fileName });
    const bytes = fs.readFileSync(place);
    const mediaType = pictureType(bytes.subarray(0, 16));
    if (mediaType === null) return refuse('attachment_no_picture', { file: file.fileName });
    const picture = `<img alt="" src="data:${mediaType};base64,${bytes.toString('base64')}">`;
    const style = 'body{margin:0;background:#fff}img{max-width:100%;display:block;margin:0 auto}';
    const html = `<!doctype html><meta charset="utf-8"><title></title><style>${style}</style>${picture}`;
    return ok({ documentToken: documents.keep({ html, title: file.fileName }) });
  },

  'files.saveCopy': async ({ db, files, attachments, progress }, { attachmentId, saveToken }) => {
    const file = findAttachment(db, attachmentId);
    if (file === null) return refuse('attachment_not_found');
    const target = files.toWrite(saveToken);
    if (!target.ok) return target;
    const place = attachments.find(file.sha256);
    if (place === null) return refuse('attachment_missing', { file: file.fileName });
    progress('writing', 0, 1);
    try {
      writeFileAtomic(target.value, fs.readFileSync(place));
    } catch (error) {
      return notWritable(error);
    }
    progress('writing', 1, 1);
    return ok({ fileName: path.basename(target.value) });
  },
};

function ownerOf(file: { entity: string; entityId: number; customerId: number | null }) {
  return file.customerId === null
    ? { entity: file.entity, id: file.entityId }
    : { entity: 'customer', id: file.customerId };
}
