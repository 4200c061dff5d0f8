// Taro transpiles only client/config/**, so register the repository's config/taro too, then hand over to it.
import path from 'node:path';
import { createSwcRegister } from '@tarojs/helper';

const taroConfigDir = path.resolve(__dirname, '../../config/taro') + path.sep;
createSwcRegister({ only: [(file: string) => file.startsWith(taroConfigDir)] });
// eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be hoisted above the registration
module.exports = require('../../config/taro/index.ts');
