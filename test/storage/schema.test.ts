import fs from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createdBook } from './support.ts';

interface Column {
  readonly name: string;
  readonly type: 'INTEGER' | 'TEXT' | 'BLOB';
  readonly nullable: boolean;
}

const sources = ['schema.ts', 'schemaCredit.ts', 'schemaCollections.ts'].map((name) =>
  ts.createSourceFile(
    name,
    fs.readFileSync(new URL(`../../src-main/storage/${name}`, import.meta.url), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  ),
);
const interfaces = new Map(
  sources
    .flatMap((source) => [...source.statements])
    .filter(ts.isInterfaceDeclaration)
    .map((one) => [one.name.text, one] as const),
);

/** Table name → columns as the interface `Schema` in schema.ts has them. */
function typedTables(): Map<string, Column[]> {
  const schema = interfaces.get('Schema');
  if (!schema) throw new Error('schema.ts has no interface Schema');
  return new Map(
    schema.members.filter(ts.isPropertySignature).map((table) => {
      const type = table.type;
      if (!type) throw new Error('untyped table');
      const named = interfaces.get(type.getText());
      const members = named ? named.members : ts.isTypeLiteralNode(type) ? type.members : null;
      if (!members) throw new Error(`${table.name.getText()} is no table type`);
      return [table.name.getText(), members.filter(ts.isPropertySignature).map(columnOf)] as const;
    }),
  );
}

const wholeNumbers =
  /^(number|AttachmentId|ContractId|MilestoneId|SecurityId|PolicyId|OrderId|CardId|ScoreId|ActionId|PromiseId|PlanId|CaseId|CollectionPolicyId|InterestChargeId|LimitationEventId|TaskId|CustomerId|DocumentId|DueItemId|AllocationId|DisputeId|BatchId|IssuedId|TermId|BillId|BankStatementId|BankLineId|CloseId|Id<'\w+'>)$/;

function columnOf(member: ts.PropertySignature): Column {
  const parts = (member.type?.getText() ?? '')
    .replace(/^Generated<(.*)>$/, '$1')
    .split('|')
    .map((part) => part.trim());
  const kinds = parts.filter((part) => part !== 'null');
  const type = kinds.every((kind) => wholeNumbers.test(kind))
    ? 'INTEGER'
    : kinds.includes('Uint8Array')
      ? 'BLOB'
      : 'TEXT';
  return { name: member.name.getText(), type, nullable: parts.includes('null') };
}

describe('the table types', () => {
  const sqlite = createdBook().sqlite;
  const typed = typedTables();
  const real = new Map(
    (sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all() as string[]).map(
      (table) => {
        const columns = sqlite.pragma(`table_info(${table})`) as { name: string; type: Column['type']; notnull: number; pk: number }[];
        return [table, columns.map(({ name, type, notnull, pk }) => ({ name, type, nullable: notnull === 0 && pk === 0 }))] as const;
      },
    ),
  ); // prettier-ignore
  const strict = new Map(
    (sqlite.pragma('table_list') as { name: string; schema: string; strict: number }[])
      .filter((table) => table.schema === 'main')
      .map((table) => [table.name, table.strict]),
  );

  it('name the tables there are', () => {
    expect([...typed.keys()].sort()).toEqual([...real.keys()].sort());
    expect(real.size).toBeGreaterThan(12);
  });

  it.each([...typed.keys()])('%s has the columns, kinds and nulls its type says', (table) => {
    expect(typed.get(table)).toEqual(real.get(table));
    expect(strict.get(table)).toBe(1);
  });
});
