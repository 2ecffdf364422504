"""The desk's use cases: submit, check, carry a halt, watch the clock, enrol, replay."""
