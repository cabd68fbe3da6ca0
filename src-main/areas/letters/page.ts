export { page } from '../../kernel/page.ts';
