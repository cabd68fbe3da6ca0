import type { ListItem } from '../store/lists.ts';

/** What is worth knowing of a due item beside its figures, as codes of the word group `flags`. */
export function flagsOf(item: ListItem, more: { readonly netted?: boolean } = {}): string[] | null {
  const flags = [
    ...(item.kind === 'invoice' ? [] : [item.kind]),
    ...(item.part === 'whole' ? [] : [item.part]),
    ...(item.dueBasis === 'stated' ? [] : [`due_by_${item.dueBasis}`]),
    ...(item.originalDueOn === null ? [] : ['redated']),
    ...(item.disputedMinor > 0 ? ['disputed'] : []),
    ...(more.netted === true ? ['netted'] : []),
  ];
  return flags.length === 0 ? null : flags;
}
