import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { IconName } from '../components/Icon.tsx';

/** Figures the navigation can show beside a name. */
export type CounterName = 'warnings' | 'customers' | 'unapplied';

export interface ScreenEntry {
  /** Its name in the navigation is `frame:screens.<id>`, its help `help:<id>`. */
  readonly id: string;
  /** Path pattern behind the `#`. */
  readonly path: string;
  /** Rules in the navigation separate the groups; null keeps a screen out of it. */
  readonly group: 'work' | 'documents' | 'office' | null;
  readonly icon: IconName;
  /** Opened by `g` and then this key. */
  readonly key?: string;
  readonly counter?: CounterName;
  readonly Screen: LazyExoticComponent<ComponentType>;
}

/** Every screen of the program, in the order of the navigation. */
export const screens: readonly ScreenEntry[] = [
  {
    id: 'aging',
    path: '/aging',
    group: 'work',
    icon: 'aging',
    key: 'a',
    Screen: lazy(() => import('../screens/aging/AgingScreen.tsx')),
  },
  {
    id: 'quadrant',
    path: '/quadrant',
    group: 'work',
    icon: 'quadrant',
    key: 'q',
    Screen: lazy(() => import('../screens/quadrant/QuadrantScreen.tsx')),
  },
  {
    id: 'warnings',
    path: '/warnings',
    group: 'work',
    icon: 'warning',
    key: 'w',
    counter: 'warnings',
    Screen: lazy(() => import('../screens/warnings/WarningsScreen.tsx')),
  },
];
