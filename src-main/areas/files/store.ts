import type { AttachmentId, CustomerId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import type { AttachmentTable } from '../../storage/schemaCredit.ts';
import type { Attachment } from './contract.ts';

type Row = { [Column in keyof Omit<AttachmentTable, 'id'>]: AttachmentTable[Column] } & { id: AttachmentId };
export type AttachmentRow = Omit<Attachment, 'present'>;
export type Owner = { readonly entity: string; readonly entityId: number } | { readonly customerId: CustomerId };

/** Newest first; with `removed`, those taken away too. */
export function attachmentsOfOwner(db: ReadDb, owner: Owner, removed = false): AttachmentRow[] {
  let rows = q.selectFrom('attachment').selectAll().orderBy('id', 'desc');
  rows =
    'entity' in owner
      ? rows.where('entity', '=', owner.entity).where('entity_id', '=', owner.entityId)
      : rows.where('customer_id', '=', owner.customerId);
  if (!removed) rows = rows.where('removed_at', 'is', null);
  return db.all(rows).map(toAttachment);
}

export function findAttachment(db: ReadDb, id: AttachmentId): AttachmentRow | null {
  const row = db.first(q.selectFrom('attachment').selectAll().where('id', '=', id));
  return row ? toAttachment(row) : null;
}

export function insertAttachment(db: WriteDb, file: Omit<AttachmentRow, 'attachmentId' | 'removedAt'>): AttachmentId {
  const { lastId } = db.run(
    q.insertInto('attachment').values({
      entity: file.entity,
      entity_id: file.entityId,
      customer_id: file.customerId,
      sha256: file.sha256,
      file_name: file.fileName,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      kind: file.kind,
      title: file.title,
      on_day: file.onDay,
      expires_on: file.expiresOn,
      note: file.note,
      actor: file.actor,
      recorded_at: file.recordedAt,
      removed_at: null,
    }),
  );
  return lastId as AttachmentId;
}

export function updateAttachment(
  db: WriteDb,
  id: AttachmentId,
  about: Pick<AttachmentRow, 'kind' | 'title' | 'onDay' | 'expiresOn' | 'note'>,
): void {
  const { kind, title, note, onDay: on_day, expiresOn: expires_on } = about;
  db.run(q.updateTable('attachment').set({ kind, title, note, on_day, expires_on }).where('id', '=', id));
}

export function setAttachmentRemoved(db: WriteDb, id: AttachmentId, removedAt: Instant | null): void {
  db.run(q.updateTable('attachment').set({ removed_at: removedAt }).where('id', '=', id));
}

function toAttachment(row: Row): AttachmentRow {
  return {
    attachmentId: row.id,
    entity: row.entity,
    entityId: row.entity_id,
    customerId: row.customer_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    kind: row.kind,
    title: row.title,
    onDay: row.on_day,
    expiresOn: row.expires_on,
    note: row.note,
    actor: row.actor,
    recordedAt: row.recorded_at,
    removedAt: row.removed_at,
  };
}

export function customerKnown(db: ReadDb, id: CustomerId): boolean {
  return db.first(q.selectFrom('customer').select('id').where('id', '=', id)) !== undefined;
}
