import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint } from '../../platform/http/index.js';
import { ViewBooks } from '../../workflows/view-console.js';

@Controller()
export class ConsoleAuditController {
  constructor(private readonly books: ViewBooks) {}

  @Endpoint('listAudit')
  listAudit(input: Input<'listAudit'>): Promise<Output<'listAudit'>> {
    return this.books.audit(input);
  }
}
