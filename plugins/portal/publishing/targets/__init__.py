"""The places that show releases: a folder of this machine, one behind ssh, a bucket, an artifact.

Each is a module with one class that answers :class:`portal.publishing.targets.base.Target`.
"""
