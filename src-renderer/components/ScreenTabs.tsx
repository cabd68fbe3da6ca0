import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ScreenTabs.module.css';

export interface ScreenTabsProps<Name extends string> {
  readonly names: readonly Name[];
  readonly tab: Name;
  readonly word: (name: Name) => string;
  readonly onTab: (name: Name) => void;
  /** What the panel of this screen has of its own: the gaps in it, whether what is in it shrinks. */
  readonly panel?: string | undefined;
  /** The panel scrolls as a whole; without, a grid in it takes what height there is and scrolls itself. */
  readonly scroll?: boolean;
  /** The open tab alone. */
  readonly children: ReactNode;
}

/** The tabs of a filled screen: their names in a row, and the open one below in what height is left. */
export function ScreenTabs<Name extends string>(props: ScreenTabsProps<Name>) {
  const { names, tab, panel = '', scroll = false } = props;
  const open = (value: string | null): void => {
    const name = names.find((each) => each === value);
    if (name !== undefined) props.onTab(name);
  };
  return (
    <Tabs value={tab} onChange={open} className={classes.tabs ?? ''} keepMounted={false}>
      <Tabs.List>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {props.word(name)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel
        key={tab}
        value={tab}
        className={`${classes.panel ?? ''} ${panel}`.trim()}
        data-scroll={scroll || undefined}
      >
        {props.children}
      </Tabs.Panel>
    </Tabs>
  );
}
