"""What the reform has come to in the sample: indicators, services, plans and steps that are not real.

It rests on the sources, events and organisations of the events' sample, and on the services and territory of
the reference data. The same seed makes the same rows, and a sample of more indicators or years has those of
a smaller one in it. Where the public record knows of a service or a plan, the sample says nothing of it.

words.py holds the phrases, ground.py what facts rest on, figures.py makes what is counted, steps.py the
rest; store.py saves and removes it.
"""
