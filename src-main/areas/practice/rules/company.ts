import { currency } from '../../../kernel/currency.ts';
import type { Language } from '../../../kernel/format.ts';
import type { Settings } from '../../settings/contract.ts';
import { initialSettings } from '../../settings/rules.ts';

/** 海宁恒信纺织有限公司: profile and accounts as letters need them. Bank and numbers are made up. */
export function practiceSettings(language: Language): Settings {
  const zh = language === 'zh';
  const settings = initialSettings(zh ? nameZh : nameEn, currency('CNY'), language);
  const account = (accountId: string, code: string, accountNumber: string, isDefault: boolean) => ({
    accountId,
    accountName: zh && code === 'CNY' ? nameZh : nameEn,
    bankName: zh && code === 'CNY' ? '钱塘示范商业银行海宁支行' : 'Qiantang Practice Commercial Bank, Haining Branch',
    accountNumber,
    swift: code === 'CNY' ? '' : 'QTPCCNBHXXX',
    currency: currency(code),
    isDefault,
  });
  return {
    ...settings,
    company: {
      name: settings.company.name,
      nameEn,
      taxId: '91330481MA0000099T',
      address: zh ? addressZh : addressEn,
      addressEn,
      phone: '0573-5550 8899',
      email: 'ar@hengxin.example',
      contactName: zh ? '顾敏' : 'Gu Min',
    },
    accounts: [
      account('cny', 'CNY', '3301 0000 0000 8899 001', true),
      account('usd', 'USD', '3301 0000 0000 8899 014', false),
      account('eur', 'EUR', '3301 0000 0000 8899 038', false),
    ],
    defaultTermsDays: 60,
    // Old remainders are small; whoever looks a year ahead has the time to ask for a stamped balance.
    limitation: { alarmDays: [365, 180, 90, 30, 7] },
    actor: zh ? '顾敏' : 'Gu Min',
  };
}

const nameZh = '海宁恒信纺织有限公司';
const nameEn = 'Hengxin Textiles Co., Ltd.';
const addressZh = '浙江省海宁市许村镇家纺工业园区人民大道 188 号';
const addressEn = 'No. 188 Renmin Avenue, Home Textile Park, Xucun Town, Haining, Zhejiang, China';
