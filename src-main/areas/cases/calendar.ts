/** The days courts work, for the last days of periods (民诉法 85). */
export { readWorkdays } from '../terms/workCalendar.ts';
