import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';

const names = [
  'panel', 'line', 'line-strong', 'ink', 'soft', 'faint', 'accent',
  'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'dot1', 'dot2', 'dot3', 'dot4', 'dot5',
] as const; // prettier-ignore

export type Tokens = Readonly<Record<(typeof names)[number] | 'font', string>>;

/** The colours of the look as a canvas needs them; new ones when the scheme changes. */
export function useTokens(): Tokens {
  const scheme = useComputedColorScheme('light');
  return useMemo(() => {
    // Mantine sets the attribute in an effect of its own; read under the scheme that is asked for.
    const root = document.documentElement;
    const before = root.getAttribute('data-mantine-color-scheme');
    if (before !== scheme) root.setAttribute('data-mantine-color-scheme', scheme);
    const style = getComputedStyle(root);
    const read = (name: string): string => style.getPropertyValue(`--dw-${name}`).trim();
    const tokens: Record<string, string> = { font: read('font') || 'sans-serif' };
    for (const name of names) tokens[name] = read(name) || '#888';
    return tokens as Tokens;
  }, [scheme]);
}
