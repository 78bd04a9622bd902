"""python3 -m unittest -v, in this folder. Needs no torch and no GPU; with torch, a tiny step runs on the CPU too."""

import contextlib
import csv
import io
import os
import tempfile
import time
import unittest

import measure
import rows

try:
    import torch
except ImportError:
    torch = None


class Rows(unittest.TestCase):
    def test_a_training_row_is_tokens_a_second_of_one_accelerator(self):
        row = rows.training_row("probe-160m", 1024, 4, "h100-sxm-80gb", "pytorch-eager", 2, 2026, 0.5)
        self.assertEqual(row["tokens_per_second_per_chip"], "8192")
        self.assertEqual(row["global_batch_seqs"], 8)
        self.assertEqual(set(row) - set(rows.TRAINING), set())

    def test_a_decode_row_is_milliseconds_a_token(self):
        row = rows.decode_row("llama-3.1-8b", 2048, 8, "h100-sxm-80gb", 2026, 0.0125)
        self.assertEqual((row["value"], row["metric"], row["concurrency"]), ("12.5", "tpot_ms", 8))

    def test_a_fine_tuning_row_names_its_method_and_the_size_of_what_it_learns(self):
        row = rows.finetuning_row("llama-3.2-1b", 1024, 4, 16, "h100-sxm-80gb", "pytorch-eager", 1, 2026, 0.5)
        self.assertEqual((row["method"], row["adapter_rank"], row["layers"]), ("lora", 16, 16))
        self.assertEqual(set(row) - set(rows.FINETUNING), set())

    def test_a_memory_row_is_of_the_same_step_as_its_training_row(self):
        training = rows.training_row("probe-1b", 1024, 4, "h100-sxm-80gb", "pytorch-eager", 1, 2026, 0.5)
        row = rows.memory_row("probe-1b", 1024, 4, "h100-sxm-80gb", "pytorch-eager", 1, 2026, 12.5)
        self.assertEqual((row["id"], row["gib"]), (training["id"], "12.5"))
        self.assertEqual(set(row) - set(rows.MEMORY), set())

    def test_work_is_counted_as_the_field_does(self):
        self.assertEqual(rows.gemm_teraflops(1000, 1000, 1000), 0.002)
        self.assertEqual(rows.all_reduce_gigabytes(8e9, 8), 14.0)
        self.assertEqual(rows.attention_teraflops(1, 1, 1000, 100), 0.0002)
        self.assertEqual(rows.typical([9, 1, 2]), 2)

    def test_a_dry_run_writes_every_row_without_a_measurement(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(measure.main(["--hardware", "h100-sxm-80gb", "--out", folder, "--dry-run"]), 0)
            with open(os.path.join(folder, "training.csv"), encoding="utf-8") as file:
                written = list(csv.DictReader(file))
            self.assertEqual(len(written), 4 * 3 * 3)
            self.assertEqual({row["tokens_per_second_per_chip"] for row in written}, {""})
            self.assertEqual(sorted(os.listdir(folder)), ["finetuning.csv", "memory.csv", "serving.csv", "training.csv"])

    @unittest.skipIf(torch, "torch is here")
    def test_without_torch_it_says_so_and_writes_nothing(self):
        error = io.StringIO()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(error):
            self.assertEqual(measure.main(["--hardware", "h100-sxm-80gb", "--out", folder]), 2)
            self.assertEqual(os.listdir(folder), [])
        self.assertIn("torch is missing: install PyTorch", error.getvalue())

    @unittest.skipUnless(torch, "needs torch")
    def test_a_tiny_training_step_runs_on_the_cpu(self):
        import transformer

        def seconds_of(work, repeats):
            start = time.perf_counter()
            work()
            return time.perf_counter() - start

        for rank in (0, 4):
            self.assertGreater(transformer.training_step((2, 64, 128, 4, 2, 100), 16, 2, 1, False, 1, rank, rank > 0, "cpu", seconds_of), 0)

    @unittest.skipUnless(torch, "needs torch")
    def test_adapters_alone_learn_and_begin_without_effect(self):
        import adapters
        import transformer

        model = transformer.Transformer(2, 64, 128, 4, 2, 100).to(torch.bfloat16)
        tokens = torch.zeros(1, 8, dtype=torch.long)
        before = model(tokens)
        adapters.add(model, 4)
        self.assertEqual({name.split(".")[-2] for name, one in model.named_parameters() if one.requires_grad}, {"down", "up"})
        with torch.autocast("cpu", dtype=torch.bfloat16):
            self.assertTrue(torch.allclose(before.float(), model(tokens).float(), atol=0.05))


if __name__ == "__main__":
    unittest.main()
