ALTER TABLE `categories` ADD `allows_virtual` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `products` ADD `kind` varchar(10) DEFAULT 'physical' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `kind` varchar(10) DEFAULT 'physical' NOT NULL;