import fs from 'node:fs';
import path from 'node:path';
import type { Target } from '../dialects.js';

const folderOf = (name: string): string => path.dirname(require.resolve(`${name}/package.json`));

/** The members of `interface Wx`, from the platform's own type declarations. */
function wechatNames(): string[] {
  const file = path.join(folderOf('miniprogram-api-typings'), 'types/wx/lib.wx.api.d.ts');
  const declarations = fs.readFileSync(file, 'utf8').split('interface Wx {')[1] ?? '';
  return [...declarations.matchAll(/^ {8}(?:readonly )?(\w+)[?(<:]/gm)].map(([, name = '']) => name);
}

function douyinNames(): string[] {
  const folder = path.join(folderOf('@douyin-microapp/typings'), 'api');
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
  return sources.flatMap((source) =>
    [...source.matchAll(/export (?:const|function|let|var) (\w+)/g)].map(([, name = '']) => name),
  );
}

/** What the declarations leave out. Douyin has no getWindowInfo, and whether it has getEnterOptionsSync nobody says. */
const UNDECLARED: Record<Target, readonly string[]> = {
  weapp: ['requestMerchantTransfer', 'openBusinessView', 'env'],
  tt: [
    'requestOrder',
    'getOrderPayment',
    'requirePlugin',
    'createSelectorQuery',
    'createIntersectionObserver',
    'onNeedPrivacyAuthorization',
    'getPrivacySetting',
    'requirePrivacyAuthorize',
    'openPrivacyContract',
  ],
};

const known = new Map<Target, ReadonlySet<string>>();

/** Every ability the platform has. */
export function catalogue(target: Target): ReadonlySet<string> {
  const names =
    known.get(target) ??
    new Set([...(target === 'weapp' ? wechatNames() : douyinNames()), ...UNDECLARED[target]]);
  known.set(target, names);
  return names;
}
