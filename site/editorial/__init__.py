"""How pages get from draft to published."""
