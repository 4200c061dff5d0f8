import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { SearchShop } from '../../workflows/search-shop.js';

/** Which words the search page recommends. */
@Controller()
export class ConsoleSearchWordsController {
  constructor(private readonly search: SearchShop) {}

  @Endpoint('consoleGetSearchWords')
  consoleGetSearchWords(): Promise<Output<'consoleGetSearchWords'>> {
    return this.search.forStaff();
  }

  @Endpoint('consoleSaveSearchWords')
  consoleSaveSearchWords(
    input: Input<'consoleSaveSearchWords'>,
    call: CallContext,
  ): Promise<Output<'consoleSaveSearchWords'>> {
    return this.search.save(input, call);
  }
}
