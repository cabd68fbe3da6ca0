export { html, Markup, nothing, type Insert } from '../../kernel/markup.ts';
