import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { EditPage } from '../../workflows/edit-page.js';
import { ViewPages } from '../../workflows/view-pages.js';

/** The shop's pages, for those who build them. */
@Controller()
export class ConsolePagesController {
  constructor(
    private readonly views: ViewPages,
    private readonly edit: EditPage,
  ) {}

  @Endpoint('consoleListPages')
  consoleListPages(): Promise<Output<'consoleListPages'>> {
    return this.views.list();
  }

  @Endpoint('consoleGetPage')
  consoleGetPage({ pageId }: Input<'consoleGetPage'>): Promise<Output<'consoleGetPage'>> {
    return this.views.one(pageId);
  }

  @Endpoint('createPage')
  createPage(input: Input<'createPage'>, call: CallContext): Promise<Output<'createPage'>> {
    return this.edit.create(call, input);
  }

  @Endpoint('savePageDraft')
  savePageDraft(input: Input<'savePageDraft'>, call: CallContext): Promise<Output<'savePageDraft'>> {
    return this.edit.save(call, input);
  }

  @Endpoint('validatePage')
  async validatePage({ pageId, content }: Input<'validatePage'>): Promise<Output<'validatePage'>> {
    await this.views.one(pageId);
    return { issues: await this.views.issues(content) };
  }

  @Endpoint('previewPage')
  previewPage({ pageId }: Input<'previewPage'>): Promise<Output<'previewPage'>> {
    return this.edit.preview(pageId);
  }

  @Endpoint('publishPage')
  publishPage(input: Input<'publishPage'>, call: CallContext): Promise<Output<'publishPage'>> {
    return this.edit.publish(call, input);
  }

  @Endpoint('cancelPageSchedule')
  cancelPageSchedule(
    { pageId }: Input<'cancelPageSchedule'>,
    call: CallContext,
  ): Promise<Output<'cancelPageSchedule'>> {
    return this.edit.cancelSchedule(call, pageId);
  }

  @Endpoint('listPageVersions')
  listPageVersions(input: Input<'listPageVersions'>): Promise<Output<'listPageVersions'>> {
    return this.views.versions(input);
  }

  @Endpoint('rollbackPage')
  rollbackPage(input: Input<'rollbackPage'>, call: CallContext): Promise<Output<'rollbackPage'>> {
    return this.edit.rollback(call, input);
  }

  @Endpoint('withdrawPage')
  withdrawPage({ pageId }: Input<'withdrawPage'>, call: CallContext): Promise<Output<'withdrawPage'>> {
    return this.edit.withdraw(call, pageId);
  }
}
