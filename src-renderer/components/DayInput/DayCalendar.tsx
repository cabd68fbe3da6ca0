import '@mantine/dates/styles.css';
import 'dayjs/locale/zh-cn';
import { DatePicker, DatesProvider } from '@mantine/dates';
import { isDay, type Day } from '../../../src-main/kernel/day.ts';
import { useLanguage } from '../../app/i18n.ts';

/** The calendar behind a day field; loaded when first opened. */
export default function DayCalendar(props: { readonly value: Day | null; readonly onPick: (day: Day) => void }) {
  const { language } = useLanguage();
  return (
    <DatesProvider settings={{ locale: language === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
      <DatePicker
        size="xs"
        value={props.value}
        {...(props.value === null ? {} : { defaultDate: props.value })}
        highlightToday
        {...(language === 'zh' ? { monthLabelFormat: 'YYYY年M月', yearLabelFormat: 'YYYY年' } : {})}
        onChange={(value) => {
          if (isDay(value)) props.onPick(value);
        }}
      />
    </DatesProvider>
  );
}
