/** One frozen step of the schema. Versions go up in tens so that a repair can be slotted in. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}
