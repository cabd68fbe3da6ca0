import {
  createTheme,
  isMantineColorScheme,
  type CSSVariablesResolver,
  type MantineColorScheme,
  type MantineColorSchemeManager,
} from '@mantine/core';
import { recall, remember } from './memory.ts';

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: {
    dark: [
      '#e8ecee',
      '#c3ccd2',
      '#a9b5bd',
      '#75828b',
      '#434d54',
      '#2c343a',
      '#232a2f',
      '#1b2125',
      '#171c20',
      '#14181b',
    ],
    teal: [
      '#e9f5f4',
      '#d3e8e6',
      '#a6d1cd',
      '#7dbdb8',
      '#5cb8b0',
      '#3f9a93',
      '#2c827c',
      '#1f6f6b',
      '#195a57',
      '#124442',
    ],
    red: ['#fbeceb', '#f6d5d3', '#f0b4b0', '#f08d86', '#e0605f', '#cf4f4e', '#c24545', '#b23333', '#932a2a', '#742121'],
  },
  fontFamily: 'var(--dw-font)',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  defaultRadius: 6,
  cursorType: 'pointer',
  components: {
    // A compact button is smaller, never larger written, than the usual one beside it.
    Button: {
      defaultProps: { size: 'xs', fw: 500 },
      vars: (_theme: unknown, props: { readonly size?: unknown }) =>
        props.size === 'compact-sm' ? { root: { '--button-fz': 'var(--mantine-font-size-xs)' } } : { root: {} },
    },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle', color: 'gray' } },
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: true } },
    Modal: { defaultProps: { radius: 8, centered: true, overlayProps: { backgroundOpacity: 0.3 } } },
    Drawer: { defaultProps: { radius: 0, overlayProps: { backgroundOpacity: 0.2 } } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});

/** Mantine's own colours follow ours, so that its components sit on the same paper. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--dw-panel)',
    '--mantine-color-text': 'var(--dw-ink)',
    '--mantine-color-dimmed': 'var(--dw-soft)',
    '--mantine-color-placeholder': 'var(--dw-faint)',
    '--mantine-color-default': 'var(--dw-panel)',
    '--mantine-color-default-hover': 'var(--dw-hover)',
    '--mantine-color-default-color': 'var(--dw-ink)',
    '--mantine-color-default-border': 'var(--dw-line-strong)',
    '--mantine-color-error': 'var(--dw-bad)',
    '--mantine-color-anchor': 'var(--dw-accent)',
  };
  return { variables: {}, light: shared, dark: shared };
};

const STORED = 'duewarden.scheme';

/** Light, dark or as the system says, remembered where the browser lets us. */
export function colorSchemeMemory(): MantineColorSchemeManager {
  return {
    get: (fallback: MantineColorScheme) => {
      const stored = recall(STORED);
      return isMantineColorScheme(stored) ? stored : fallback;
    },
    set: (value) => remember(STORED, value),
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => remember(STORED, null),
  };
}

/** The nonce the host wrote into the page; styles made at run time carry it past the content security policy. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}
