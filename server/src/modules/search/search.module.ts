import { Module } from '@nestjs/common';
import { SearchWords } from './search-words.js';
import { SearchRepository } from './search.repository.js';

@Module({ providers: [SearchRepository, SearchWords], exports: [SearchWords] })
export class SearchModule {}
