import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../kernel/format.ts';

const words = {
  zh: { file: '文件', edit: '编辑', view: '视图', quit: '退出', window: '窗口' },
  en: { file: 'File', edit: 'Edit', view: 'View', quit: 'Quit', window: 'Window' },
} as const;

/** The few things the system expects in a menu; the program's own commands are on its screens. */
export function menuTemplate(
  language: Language,
  platform: NodeJS.Platform,
  development: boolean,
): MenuItemConstructorOptions[] {
  const text = words[language];
  const mac = platform === 'darwin';
  const developer: MenuItemConstructorOptions[] = development
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : [];
  return [
    ...(mac
      ? [{ role: 'appMenu' as const }]
      : [{ label: text.file, submenu: [{ label: text.quit, role: 'quit' as const }] }]),
    {
      label: text.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: text.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...developer,
      ],
    },
    ...(mac ? [{ label: text.window, role: 'windowMenu' as const }] : []),
  ];
}

export function setMenu(language: Language, development: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, process.platform, development)));
}
